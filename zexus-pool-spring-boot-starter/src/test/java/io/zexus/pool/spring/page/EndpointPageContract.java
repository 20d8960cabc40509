package io.zexus.pool.spring.page;

import java.util.List;

import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page, in a real browser. Every kind of server passes the same tests.
 */
abstract class EndpointPageContract {

	private static final String STR_BUTTON = "[data-key='open str']";

	private final WebApplicationType type;

	Browser browser;

	private RunningApplication application;

	EndpointPageContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeEach
	void openBrowser() {
		this.browser = Browser.open();
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.application != null) {
			this.application.close();
		}
	}

	void start(String... properties) {
		start(List.of(Doors.class), properties);
	}

	void start(List<Class<?>> sources, String... properties) {
		this.application = RunningApplication.start(this.type, sources, properties);
		MemoryPoolManager pools = pools();
		for (int i = 0; i < 200_000; i++) {
			// A few often, many seldom
			pools.getStr("value " + i % (1 + i * 7 % 500));
			if (i % 500 == 0) {
				pools.pools().values().forEach(Pool::observe);
			}
		}
	}

	MemoryPoolManager pools() {
		return this.application.bean(MemoryPoolManager.class);
	}

	Browser visit(String path) {
		return this.browser.visit(this.application.uri(path).toString());
	}

	@Test
	void showsPoolsSizesAndDoors() {
		start("zexus.pool.str-size=100");
		visit("/actuator/zexuspool").awaitText("#pools", "100 of 100");
		assertThat(this.browser.await("#lookups").getText()).isEqualTo("200,000");
		this.browser.awaitText("#advice", "Raise zexus.pool.str-size from 100 to");
		// A name that would be markup is text
		this.browser.awaitText("#reached", "<script>document.title = 'broken'</script>");
		this.browser.await(STR_BUTTON).click();
		this.browser.await("#chart canvas");
		this.browser.awaitText("#sizes tr.present", "100");
		assertThat(this.browser.await("#chart").getDomAttribute("aria-label")).contains("at 800");
		assertThat(this.browser.run("return document.title")).isEqualTo("Zexus Pool");
		assertThat(this.browser.complaints()).isEmpty();
		this.browser.resize(1200, 1400).picture(this.type + "-desktop");
		this.browser.resize(390, 1400);
		this.browser.awaitTrue("return document.documentElement.scrollWidth <= innerWidth");
		this.browser.picture(this.type + "-phone");
	}

	@Test
	void clearsSwitchesAndResizes() {
		start();
		visit("/actuator/zexuspool").await("[data-key='clear str']").click();
		this.browser.awaitText("#done", "Pool str is cleared.");
		assertThat(pools().strPool().stats().poolSize()).isZero();
		this.browser.await("[data-key='switch str']").click();
		this.browser.awaitText("#done", "Pool str is off.");
		assertThat(pools().isPoolEnabled("str")).isFalse();
		this.browser.await("[data-key='switch str']").click();
		this.browser.awaitText("#done", "Pool str is on.");
		this.browser.await(STR_BUTTON).click();
		WebElement capacity = this.browser.await("#capacity");
		capacity.clear();
		capacity.sendKeys("1234", Keys.ENTER);
		this.browser.awaitText("#done", "1,234");
		assertThat(pools().strPool().capacity()).isEqualTo(1234);
		this.browser.await("#clear-all").click();
		this.browser.awaitText("#done", "All pools are cleared.");
	}

	@Test
	void canBeUsedByKeyboardAlone() {
		start();
		visit("/actuator/zexuspool").await(STR_BUTTON);
		// Long enough to see the figures change under the key
		this.browser.awaitText("#lookups", "200,000");
		pools().getStr("one more");
		this.browser.await(STR_BUTTON).sendKeys("");
		this.browser.awaitText("#lookups", "200,001");
		this.browser.press(Keys.ENTER);
		this.browser.await("#detail");
		assertThat(this.browser.run("return document.activeElement.dataset.key")).isEqualTo("open str");
		assertThat(this.browser.await(STR_BUTTON).getDomAttribute("aria-expanded")).isEqualTo("true");
	}

	@Test
	void showsAnErrorOfTheServer() {
		start();
		visit("/actuator/zexuspool").await(STR_BUTTON).click();
		this.browser.await("#capacity");
		this.browser.run("document.getElementById('capacity').removeAttribute('min')");
		WebElement capacity = this.browser.await("#capacity");
		capacity.clear();
		capacity.sendKeys("-5", Keys.ENTER);
		assertThat(this.browser.awaitText("#error", "400")).contains("The server answered 400");
	}

	@Test
	void offersNothingThatAccessDoesNotAllow() {
		start("management.endpoint.zexuspool.access=read-only");
		visit("/actuator/zexuspool").awaitText("#state", "Read-only");
		assertThat(this.browser.isShown("#clear-all")).isFalse();
		assertThat(this.browser.isShown("[data-key='clear str']")).isFalse();
	}

	@Test
	void worksUnderABasePath() {
		start("management.endpoints.web.base-path=/manage");
		visit("/manage/zexuspool").await("[data-key='clear str']").click();
		this.browser.awaitText("#done", "Pool str is cleared.");
	}

	/**
	 * A door whose name tries to be markup, and one whose name a phone is too narrow for.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Doors {

		@Bean
		Object door(MemoryPoolManager manager) {
			return manager.door("json", "<script>document.title = 'broken'</script>");
		}

		@Bean
		Object longDoor(MemoryPoolManager manager) {
			Door door = manager.door("json", "com.acme.reservations.documents.ReservationDocumentJsonMapper");
			door.notReached("add the module to its builder");
			return door;
		}

	}

}
