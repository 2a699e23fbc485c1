package dev.pullpolicy.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Takes tabs between tokens where kubectl does, and the YAML library takes none: in flow style
 * anywhere, in block style where no key can begin ({@code metadata:} and a tab, to which editors do
 * not object).
 *
 * <p>Source: {@code yaml_parser_scan_to_next_token} in go-yaml's {@code scannerc.go}. The library
 * refuses a tab before the tokens in front of it are handed on, when it is not known yet whether
 * they open a flow; so a tab where a key could begin is passed over, and refused with the token
 * behind it unless that is in a flow.
 */
final class TabsAsKubectl implements Scanner {
  private static final String BETWEEN_TOKENS = "while scanning for the next token";

  private static final String PROBLEM =
      "found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)";

  /** Each costs the library an exception: all of them a second, and no manifest has as many. */
  private static final int MAX_PASSED = 1 << 16;

  private static final int NOWHERE = 0;

  private final CodePointReader reader;
  private final Scanner scanner;
  private final Deque<Mark> inDoubt = new ArrayDeque<>();
  private int passed;
  private int flows;

  TabsAsKubectl(CodePointReader reader, Scanner scanner) {
    this.reader = reader;
    this.scanner = scanner;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    peekToken();
    return scanner.checkToken(choices);
  }

  @Override
  public Token peekToken() {
    Token token = passingTabs(scanner::peekToken);
    int begin = token.getStartMark().getIndex();
    while (!inDoubt.isEmpty() && inDoubt.peek().getIndex() < begin) {
      Mark tab = inDoubt.remove();
      if (flows == 0) {
        throw new ScannerException(BETWEEN_TOKENS, tab, PROBLEM, tab);
      }
    }
    return token;
  }

  @Override
  public Token getToken() {
    Token token = peekToken();
    switch (token.getTokenId()) {
      case FlowSequenceStart, FlowMappingStart -> flows++;
      case FlowSequenceEnd, FlowMappingEnd -> flows--;
      default -> {}
    }
    return passingTabs(scanner::getToken);
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }

  private <T> T passingTabs(Supplier<T> ask) {
    while (true) {
      try {
        return ask.get();
      } catch (ScannerException e) {
        pass(e);
      }
    }
  }

  private void pass(ScannerException refusal) {
    boolean isTab = BETWEEN_TOKENS.equals(refusal.getContext()) && reader.peek() == '\t';
    if (!isTab || ++passed > MAX_PASSED) {
      throw refusal;
    }
    if (mayBeginKey()) {
      inDoubt.add(refusal.getProblemMark());
    }
    while (isBlank(reader.peek())) {
      reader.forward();
    }
  }

  /** Whether nothing is before it but what a key may follow. */
  private boolean mayBeginKey() {
    int last = lastBefore(0);
    if (last == NOWHERE) {
      return true;
    }
    boolean isAlone = lastBefore(last) != last - 1;
    return switch (reader.peek(last)) {
      case '-', '?' -> isAlone;
      case ':' -> lastBefore(last) == NOWHERE;
      default -> false;
    };
  }

  /** Where the last character before that one is, in its line and counted from here. */
  private int lastBefore(int offset) {
    for (int each = offset - 1; each >= -reader.getColumn(); each--) {
      if (!isBlank(reader.peek(each))) {
        return each;
      }
    }
    return NOWHERE;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }
}
