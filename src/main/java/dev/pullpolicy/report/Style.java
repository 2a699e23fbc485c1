package dev.pullpolicy.report;

/**
 * How text for people is written: plain, or with colours where a terminal shows them. Colours never
 * say what the words do not.
 */
public enum Style {
  /** The words alone: files, pipes, terminals without colours. */
  PLAIN,
  /** With the eight colours that every terminal has (ECMA-48 SGR), as its user has set them. */
  COLOURED;

  /** What a part of a line is. */
  enum Tone {
    FILE("1;4"),
    OBJECT("1"),
    PLACE("2"),
    ERROR("1;35"),
    DENY("1;31"),
    WARN("33"),
    NOTE("36"),
    CLEAN("32");

    private final String code;

    Tone(String code) {
      this.code = code;
    }

    static Tone of(Level level) {
      return switch (level) {
        case ERROR -> ERROR;
        case DENY -> DENY;
        case WARN -> WARN;
        case NOTE -> NOTE;
      };
    }
  }

  /** The text in that tone. */
  String paint(Tone tone, String text) {
    return this == COLOURED ? "\u001b[%sm%s\u001b[0m".formatted(tone.code, text) : text;
  }
}
