package dev.pullpolicy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pullpolicy.cli.Failures;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A fault of ours is one line, unless more is asked for. */
final class FailuresTest {
  @Test
  void showsNoStack() {
    assertThat(said("explain", "nginx"))
        .isEqualTo(
            "pullpolicy explain: a bug of pullpolicy, java.lang.IllegalStateException:"
                + " a\\u000ab\\u001b[31m; see more with --verbose%n".formatted());
  }

  @Test
  void showsTheStackWhenAsked() {
    assertThat(said("explain", "nginx", "--verbose"))
        .startsWith("pullpolicy explain: a bug of pullpolicy, ")
        .contains("at dev.pullpolicy.app.FailuresTest");
    assertThat(said("--verbose", "explain", "nginx")).contains("at dev.pullpolicy.app");
  }

  private static String said(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine program = CommandLineProgram.create(Commands.TERMINAL);
    CommandLine.ParseResult parsed = program.parseArgs(arguments);
    CommandLine command = parsed.subcommand().commandSpec().commandLine();
    command.setErr(new PrintWriter(err));
    assertThat(Failures.fail(new IllegalStateException("a\nb\u001b[31m"), command))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    return err.toString();
  }

  @Test
  void endsWhereMemoryDoes() {
    StringWriter err = new StringWriter();
    CommandLine program = CommandLineProgram.create(Commands.TERMINAL).setErr(new PrintWriter(err));
    assertThat(Failures.fail(new OutOfMemoryError("Java heap space"), program)).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("pullpolicy: out of memory; give it more, such as JAVA_OPTS=-Xmx2g");
  }
}
