package io.zexus.pool.advisor;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.zexus.pool.advisor.advice.Adviser;
import io.zexus.pool.advisor.advice.Bytes;
import io.zexus.pool.advisor.advice.Report;
import io.zexus.pool.advisor.advice.Reporter;
import io.zexus.pool.advisor.analysis.HeapAnalysis;
import io.zexus.pool.advisor.analysis.HeapFacts;
import io.zexus.pool.advisor.format.ReportFormat;
import io.zexus.pool.advisor.hprof.HprofFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command.
 */
@Command(name = "java -jar zexus-pool-advisor.jar", sortOptions = false, usageHelpAutoWidth = true,
		description = "Tells from a heap dump what pooling would save, field by field.%n",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:the dump was analysed", "1:copies take more than --fail-above allows", "2:wrong arguments",
				"3:there is no dump that can be analysed, or not enough heap to do it",
				"4:the dump is cut or damaged, and the report is about the part before" })
public final class Advisor implements Callable<Integer> {

	/** Copies take more than was allowed. */
	static final int TOO_MUCH = 1;

	/** The arguments are wrong. */
	static final int USAGE = 2;

	/** There is nothing to analyse. */
	static final int NO_DUMP = 3;

	/** Only a part could be analysed. */
	static final int INCOMPLETE = 4;

	@ArgGroup(multiplicity = "1")
	private Source source = new Source();

	@Option(names = "--format", defaultValue = "text", paramLabel = "FORMAT",
			description = "text, json, or html: one file with a table to sort and a chart. Default: text")
	private ReportFormat format = ReportFormat.text;

	@Option(names = "--fail-above", paramLabel = "BYTES",
			description = "Exit with 1 when copies of values take more bytes than this.")
	private @Nullable Long failAbove;

	@Option(names = "--values", paramLabel = "prefix",
			description = "Show the first 16 characters of the most frequent strings. Without it no value is shown.")
	private @Nullable ValueDisplay values;

	@Option(names = "--oops", paramLabel = "BITS",
			description = "Size of references in memory, 32 or 64. Default: told from the addresses of objects")
	private @Nullable Integer oops;

	@Option(names = "--compact-headers", arity = "0..1", fallbackValue = "true", paramLabel = "BOOLEAN",
			description = "Whether headers have 8 bytes (-XX:+UseCompactObjectHeaders). Default: told likewise")
	private @Nullable Boolean compactHeaders;

	@Option(names = "--help", usageHelp = true, description = "Show this.")
	private boolean help;

	/**
	 * Creates the command, whose options are set by the one who parses the arguments.
	 */
	public Advisor() {
	}

	@Spec
	private @Nullable CommandSpec spec;

	/** How values are shown. */
	enum ValueDisplay {

		/** How they begin. */
		prefix

	}

	static final class Source {

		@Parameters(index = "0", paramLabel = "heap.hprof", description = "The dump, which may be compressed (.gz).")
		private @Nullable Path file;

		@Option(names = "--pid", paramLabel = "PID",
				description = "Take a dump of the live objects of this process first, and delete it afterwards.")
		private @Nullable Long pid;

	}

	/**
	 * Runs the command and ends the JVM.
	 * @param arguments as {@code --help} explains them
	 */
	public static void main(String[] arguments) {
		System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), new PrintWriter(System.err, true),
				arguments));
	}

	static int run(PrintWriter out, PrintWriter err, String... arguments) {
		CommandLine command = new CommandLine(new Advisor()).setOut(out)
			.setErr(err)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setParameterExceptionHandler((ex, line) -> {
				err.println(ex.getMessage() + System.lineSeparator() + "--help shows what can be given");
				return USAGE;
			})
			.setExecutionExceptionHandler((ex, line, result) -> {
				err.println(message(ex));
				return NO_DUMP;
			});
		try {
			return command.execute(arguments);
		}
		catch (OutOfMemoryError ex) {
			err.println("The heap of " + Bytes.text(Runtime.getRuntime().maxMemory())
					+ " is too small for this dump: give it more, with java -Xmx");
			return NO_DUMP;
		}
	}

	private static String message(Exception failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof NoSuchFileException) {
			return "There is no file " + message;
		}
		if (failure instanceof AccessDeniedException) {
			return "The file " + message + " may not be read by this user";
		}
		return "No report: " + message.lines().findFirst().orElse(failure.getClass().getSimpleName());
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		if (this.oops != null && this.oops != 32 && this.oops != 64) {
			throw new CommandLine.ParameterException(commandLine(), "--oops is " + this.oops + ": give 32 or 64");
		}
		if (this.failAbove != null && this.failAbove < 0) {
			throw new CommandLine.ParameterException(commandLine(),
					"--fail-above is " + this.failAbove + ": give a number of bytes, 0 or more");
		}
		Path file = this.source.file;
		if (file != null) {
			return analyse(file, file.toString());
		}
		long pid = Objects.requireNonNull(this.source.pid);
		return analyseProcess(pid);
	}

	private int analyseProcess(long pid) throws IOException, InterruptedException {
		PrintWriter err = commandLine().getErr();
		err.println("Taking a dump of the live objects of process " + pid + ", which stops it meanwhile");
		Path file;
		int result;
		try (LiveDump dump = LiveDump.of(pid)) {
			file = dump.file();
			err.println("Dumped " + Bytes.text(Files.size(file)) + " to " + file);
			result = analyse(file, "process " + pid);
		}
		err.println(Files.exists(file) ? "Could not delete " + file : "Deleted " + file);
		return result;
	}

	private int analyse(Path path, String name) throws IOException {
		PrintWriter err = commandLine().getErr();
		ProgressLine progress = new ProgressLine(err, System.console() != null, System::nanoTime);
		Report report;
		try {
			HprofFile file = HprofFile.open(path);
			Adviser adviser = new Adviser();
			HeapFacts facts = HeapAnalysis.analyse(file,
					new HeapAnalysis.Options((this.oops != null) ? Integer.valueOf(this.oops / 8) : null,
							this.compactHeaders, this.values != null, Runtime.getRuntime().maxMemory()),
					adviser, progress);
			report = new Reporter(adviser).report(name, file, facts);
		}
		finally {
			progress.clear();
		}
		commandLine().getOut().print(this.format.write(report));
		commandLine().getOut().flush();
		return result(report, err);
	}

	private int result(Report report, PrintWriter err) {
		if (report.dump().damage() != null) {
			err.println("Only a part of the dump could be read: " + report.dump().damage());
		}
		long wasted = report.totals().wastedBytes();
		if (this.failAbove != null && wasted > this.failAbove) {
			err.println(String.format(Locale.ROOT, "Copies of values take %,d bytes, more than the %,d allowed", wasted,
					this.failAbove));
			return TOO_MUCH;
		}
		return (report.dump().damage() != null) ? INCOMPLETE : 0;
	}

	private CommandLine commandLine() {
		return Objects.requireNonNull(this.spec).commandLine();
	}

}
