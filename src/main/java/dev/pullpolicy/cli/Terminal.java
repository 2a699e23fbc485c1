package dev.pullpolicy.cli;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What of the program's streams is a terminal, and what may be done there. The launcher tells,
 * since Java 17 only knows whether standard input and standard output are both one; a program that
 * is started without it has none.
 *
 * @param isShown whether standard output is a terminal
 * @param isColoured whether it is, and colours are wanted
 * @param showsProgress whether standard error is a terminal on which a line can be written over,
 *     and results go elsewhere
 * @param columns its width
 */
public record Terminal(boolean isShown, boolean isColoured, boolean showsProgress, int columns) {
  /** Of a text that no terminal shows, and of one that does not say: that of a VT100. */
  private static final int DEFAULT_COLUMNS = 80;

  /** No terminal at all. */
  public static final Terminal NONE = new Terminal(false, false, false, DEFAULT_COLUMNS);

  /** What is narrower can show no sentence. */
  private static final int MIN_COLUMNS = 20;

  /** What is wider is no terminal that anybody reads, but a wrong number. */
  private static final int MAX_COLUMNS = 1_000;

  private static final String OUT = "pullpolicy.terminal.out";
  private static final String ERR = "pullpolicy.terminal.err";
  private static final String COLUMNS = "pullpolicy.terminal.columns";

  /** That of this process. */
  public static Terminal ofProcess() {
    return of(System::getProperty, System::getenv);
  }

  /**
   * By what the launcher and the environment say: {@code NO_COLOR} (no-color.org) and {@code TERM}.
   */
  static Terminal of(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    boolean isPlain = "dumb".equals(environment.apply("TERM"));
    boolean wantsColour = isEmpty(environment.apply("NO_COLOR"));
    boolean isShown = Boolean.parseBoolean(properties.apply(OUT));
    return new Terminal(
        isShown,
        isShown && !isPlain && wantsColour,
        Boolean.parseBoolean(properties.apply(ERR)) && !isPlain && !isShown,
        columns(properties.apply(COLUMNS)));
  }

  private static boolean isEmpty(String value) {
    return value == null || value.isEmpty();
  }

  private static int columns(String text) {
    return Optional.ofNullable(text)
        .filter(t -> t.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .filter(columns -> columns >= MIN_COLUMNS && columns <= MAX_COLUMNS)
        .orElse(DEFAULT_COLUMNS);
  }
}
