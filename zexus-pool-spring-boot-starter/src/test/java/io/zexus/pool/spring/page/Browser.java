package io.zexus.pool.spring.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A headless Chromium, where the system has one with its driver; elsewhere a test that
 * needs it is skipped.
 */
final class Browser implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static Browser open(String... arguments) {
		assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				"needs " + CHROMIUM + " and " + DRIVER + ": install the packages chromium and chromium-driver");
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions().setBinary(CHROMIUM.toFile())
			.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
					"--disable-background-networking", "--disable-component-update", "--disable-sync")
			.addArguments(arguments);
		options.setCapability("goog:loggingPrefs", logging);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
		return new Browser(new ChromeDriver(service, options));
	}

	Browser visit(String url) {
		this.driver.get(url);
		return this;
	}

	Browser resize(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
		return this;
	}

	/** Returns the first element, when it is there and shown. */
	WebElement await(String css) {
		return new WebDriverWait(this.driver, PATIENCE).ignoring(Exception.class).until((driver) -> {
			WebElement element = driver.findElement(By.cssSelector(css));
			return element.isDisplayed() ? element : null;
		});
	}

	/** Waits until an element has a text. */
	String awaitText(String css, String text) {
		return new WebDriverWait(this.driver, PATIENCE).ignoring(Exception.class).until((driver) -> {
			String found = driver.findElement(By.cssSelector(css)).getText();
			return found.contains(text) ? found : null;
		});
	}

	/** Waits until a script returns {@code true}. */
	void awaitTrue(String script) {
		new WebDriverWait(this.driver, PATIENCE)
			.until((driver) -> Boolean.TRUE.equals(this.driver.executeScript(script)));
	}

	boolean isShown(String css) {
		List<WebElement> elements = this.driver.findElements(By.cssSelector(css));
		return !elements.isEmpty() && elements.get(0).isDisplayed();
	}

	/** Presses a key where the focus is. */
	void press(CharSequence key) {
		new Actions(this.driver).sendKeys(key).perform();
	}

	Object run(String script) {
		return this.driver.executeScript(script);
	}

	/** Returns errors of scripts and refused requests. */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	/** Keeps a picture for whoever wants to look at the page. */
	void picture(String name) {
		try {
			Path folder = Files.createDirectories(Path.of("target", "screenshots"));
			Files.write(folder.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
