package dev.pullpolicy.app;

import dev.pullpolicy.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs the program in this process. */
public final class Commands {
  /** None. */
  static final Terminal TERMINAL = Terminal.NONE;

  private Commands() {}

  /**
   * What a command prints: standard output, then standard error behind {@code error: }, then the
   * exit code where it is not 0.
   */
  public static String run(byte[] input, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine program =
        CommandLineProgram.create(TERMINAL)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      int code = program.execute(CommandLineProgram.arguments(arguments.toArray(String[]::new)));
      program.getOut().flush();
      program.getErr().flush();
      String errors = err.toString().isEmpty() ? "" : "error: " + err;
      return out + errors + (code == 0 ? "" : "exit %d%n".formatted(code));
    } finally {
      System.setIn(before);
    }
  }
}
