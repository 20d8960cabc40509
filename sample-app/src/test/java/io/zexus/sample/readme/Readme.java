package io.zexus.sample.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The code blocks of the README. */
final class Readme {

	static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private static final String FENCE = "```";

	private Readme() {
	}

	static List<Block> blocks() throws IOException {
		List<Block> blocks = new ArrayList<>();
		Block open = null;
		int number = 0;
		for (String line : Files.readAllLines(PROJECT.resolve("README.md"))) {
			number++;
			if (line.strip().startsWith(FENCE)) {
				if (open != null) {
					blocks.add(open);
					open = null;
				}
				else {
					open = new Block(number, line.strip().substring(FENCE.length()).strip(), new ArrayList<>());
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
			throw new IllegalStateException("The block that begins in line " + open.line() + " does not end");
		}
		return blocks;
	}

	/**
	 * A block.
	 *
	 * @param line the number of the line of its opening fence
	 * @param language what follows the opening fence
	 * @param lines what is between the fences
	 */
	record Block(int line, String language, List<String> lines) {

		String text() {
			return String.join("\n", this.lines) + "\n";
		}

	}

}
