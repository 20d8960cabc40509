package io.zexus.sample.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A page of documentation.
 *
 * @param path its file, relative to the project
 * @param lines its lines
 */
record Page(Path path, List<String> lines) {

	static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private static final String FENCE = "```";

	static Page of(String path) throws IOException {
		return new Page(Path.of(path), Files.readAllLines(PROJECT.resolve(path)));
	}

	/** Returns the README and all pages of the guide. */
	static List<Page> all() throws IOException {
		List<Page> pages = new ArrayList<>();
		pages.add(of("README.md"));
		try (Stream<Path> files = Files.walk(PROJECT.resolve("docs"))) {
			for (Path file : files.filter((it) -> it.toString().endsWith(".md")).sorted().toList()) {
				pages.add(of(PROJECT.relativize(file).toString()));
			}
		}
		return pages;
	}

	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		Block open = null;
		int number = 0;
		for (String line : this.lines) {
			number++;
			if (line.strip().startsWith(FENCE)) {
				if (open != null) {
					blocks.add(open);
					open = null;
				}
				else {
					open = new Block(this.path + ":" + number, line.strip().substring(FENCE.length()).strip(),
							new ArrayList<>());
				}
			}
			else if (open != null) {
				open.lines().add(line);
			}
		}
		return closed(blocks, open);
	}

	private static List<Block> closed(List<Block> blocks, @Nullable Block open) {
		if (open != null) {
			throw new IllegalStateException("The block that begins at " + open.place() + " does not end");
		}
		return blocks;
	}

	/** Returns the rows of the table that follows a comment, without header and marks. */
	List<List<String>> table(String comment) {
		return this.lines.stream()
			.dropWhile((line) -> !line.equals("<!-- " + comment + " -->"))
			.dropWhile((line) -> !line.startsWith("|"))
			.takeWhile((line) -> line.startsWith("|"))
			.skip(2)
			.map(Page::cells)
			.toList();
	}

	private static List<String> cells(String row) {
		return Arrays.stream(row.substring(1).split("(?<!\\\\)\\|"))
			.map((cell) -> cell.replace("\\|", "|").replace("`", "").strip())
			.toList();
	}

	/**
	 * Returns the links to files of the project and to headings, of this page or others.
	 */
	List<String> links() {
		return this.lines.stream()
			.flatMap((line) -> Pattern.compile("\\]\\(([^)\\s]+)\\)").matcher(line).results())
			.map((link) -> link.group(1))
			.filter((link) -> !link.contains("://"))
			.toList();
	}

	/** Returns whether there is what a link of this page names. */
	boolean leadsSomewhere(String link) throws IOException {
		int hash = link.indexOf('#');
		String file = (hash < 0) ? link : link.substring(0, hash);
		Path target = file.isEmpty() ? this.path : this.path.resolveSibling(file).normalize();
		if (!Files.exists(PROJECT.resolve(target))) {
			return false;
		}
		return hash < 0 || of(target.toString()).headings().contains(link.substring(hash + 1));
	}

	/** Returns the headings as links name them. */
	private List<String> headings() {
		return this.lines.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceAll("^#+", "").strip().toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
			.toList();
	}

	/**
	 * A block of code.
	 *
	 * @param place page and line of its opening fence
	 * @param language what follows the opening fence
	 * @param lines what is between the fences
	 */
	record Block(String place, String language, List<String> lines) {

		String text() {
			return String.join("\n", this.lines) + "\n";
		}

		boolean isInReadme() {
			return this.place.startsWith("README.md");
		}

	}

}
