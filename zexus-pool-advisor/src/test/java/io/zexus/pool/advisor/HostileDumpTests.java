package io.zexus.pool.advisor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dumps that are cut, damaged or lie end with a message and an exit code.
 */
class HostileDumpTests {

	private static final byte[] DUMP = new SmallDump(8, true).orders(4).bytes();

	@TempDir
	private Path directory;

	private Run run(byte[] dump) throws IOException {
		return Run.of(Files.write(this.directory.resolve("heap.hprof"), dump), "--values=prefix", "--format=text");
	}

	private static void assertEndsOrderly(Run run, Object description) {
		assertThat(run.code()).as("%s: %s", description, run.err()).isIn(0, 3, 4);
		assertThat(run.err()).as("%s", description).doesNotContain("Exception", "\tat ", "Error");
		assertThat(run.code() == 0 || !run.err().isBlank()).as("%s", description).isTrue();
	}

	@Test
	void cutAnywhereItSaysHowFarItGot() throws IOException {
		for (int length = 0; length < DUMP.length; length += 13) {
			Run run = run(Arrays.copyOf(DUMP, length));
			assertEndsOrderly(run, length);
			if (run.code() == 4) {
				assertThat(run.out()).contains("NOT COMPLETE: it is cut after ");
			}
		}
		assertThat(run(Arrays.copyOf(DUMP, DUMP.length * 3 / 4)).code()).isEqualTo(4);
	}

	@Test
	void survivesTenThousandRandomMutations() throws IOException {
		Random random = new Random(22);
		int[] codes = new int[5];
		for (int i = 0; i < 10_000; i++) {
			byte[] mutant = DUMP.clone();
			for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
				mutant[random.nextInt(mutant.length)] = (byte) ((random.nextInt(4) == 0) ? -1 : random.nextInt());
			}
			Run run = run(mutant);
			assertEndsOrderly(run, "mutant " + i);
			codes[run.code()]++;
		}
		assertThat(codes[0]).isPositive();
		assertThat(codes[3]).isPositive();
		assertThat(codes[4]).isPositive();
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, Integer.MAX_VALUE, 0x10000000 })
	void survivesLengthsThatLie(int lie) throws IOException {
		for (int at = 31; at + 4 <= DUMP.length; at += 31) {
			byte[] mutant = DUMP.clone();
			for (int i = 0; i < 4; i++) {
				mutant[at + i] = (byte) (lie >>> (24 - 8 * i));
			}
			assertEndsOrderly(run(mutant), at);
		}
	}

	@Test
	void survivesDamagedCompression() throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(compressed)) {
			out.write(DUMP);
		}
		Random random = new Random(23);
		for (int i = 0; i < 100; i++) {
			byte[] mutant = compressed.toByteArray();
			mutant[2 + random.nextInt(mutant.length - 2)] ^= (byte) (1 + random.nextInt(255));
			assertEndsOrderly(run(Arrays.copyOf(mutant, mutant.length - random.nextInt(2) * random.nextInt(100))), i);
		}
	}

	@Test
	void namesThatCommandTerminalsAreEscaped() throws IOException {
		byte[] mutant = new String(DUMP, StandardCharsets.ISO_8859_1)
			.replace("com/acme/Order", "\u001b]0;owned\u0007<b>")
			.getBytes(StandardCharsets.ISO_8859_1);
		Run run = run(mutant);
		assertEndsOrderly(run, "names");
		assertThat(run.out()).doesNotContain("\u001b").doesNotContain("\u0007");
	}

}
