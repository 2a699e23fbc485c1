package dev.pullpolicy.cli.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents are split where kubectl splits them, and no byte is lost. */
class DocumentSplitterTest {
  private static final int MAX = 100;

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          a: 1                        > 1 'a: 1'
          a: 1~---~b: 2~              > 1 'a: 1~' 3 'b: 2~'
          ---~a: 1                    > 1 '' 2 'a: 1'
          a: 1~--- # two~b: 2         > 1 'a: 1~' 3 'b: 2'
          a: 1~---   ~b: 2            > 1 'a: 1~' 3 'b: 2'
          a: 1^~---^~b: 2^~           > 1 'a: 1^~' 3 'b: 2^~'
          a: 1~--- b~c: 2             > 1 'a: 1~--- b~c: 2'
          a: 1~---b: 2                > 1 'a: 1~---b: 2'
          a: |~  ---~b: 2             > 1 'a: |~  ---~b: 2'
          a: 1~---                    > 1 'a: 1~' 3 ''
          {"a": 1}~{"b": "}"}~        > 1 '{"a": 1}~' 2 '{"b": "}"}~' 3 ''
          {~"a": {"b": ["{"]}~}~{"c"  > 1 '{~"a": {"b": ["{"]}~}~' 4 '{"c"'
          {"a": "\\"}"}~b             > 1 '{"a": "\\"}"}~' 2 'b'
          {a: 1}~b: 2                 > 1 '{a: 1}~b: 2'
          {"a": 1} {"b": 2}~c         > 1 '{"a": 1} {"b": 2}~c'
          {"a": 1}~---~b: 2           > 1 '{"a": 1}~' 2 '' 3 'b: 2'
          """)
  void splits(String input, String documents) throws InputException {
    List<String> found = new ArrayList<>();
    for (RawDocument each : documents(bytes(input))) {
      found.add(each.firstLine() + " '" + new String(each.content(), UTF_8) + "'");
    }
    assertThat(String.join(" ", found).replace("\n", "~").replace("\r", "^")).isEqualTo(documents);
  }

  private static byte[] bytes(String line) {
    return line.replace("~", "\n").replace("^", "\r").getBytes(UTF_8);
  }

  private static List<RawDocument> documents(byte[] input) throws InputException {
    DocumentSplitter splitter = new DocumentSplitter(new ByteArrayInputStream(input), MAX);
    List<RawDocument> documents = new ArrayList<>();
    for (Optional<RawDocument> next = splitter.next(); next.isPresent(); next = splitter.next()) {
      documents.add(next.get());
    }
    return documents;
  }

  @TestFactory
  Stream<DynamicTest> losesNoByte() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && file.toFile().length() > 0)
          .sorted()
          .toList()
          .stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> requireAll(file)));
    }
  }

  private static void requireAll(Path file) throws IOException, InputException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    try (DocumentSplitter splitter =
        new DocumentSplitter(Files.newInputStream(file), ManifestReader.MAX_BYTES)) {
      for (Optional<RawDocument> next = splitter.next(); next.isPresent(); next = splitter.next()) {
        joined.writeBytes(next.get().separator());
        joined.writeBytes(next.get().content());
      }
    }
    assertThat(joined.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aDocumentIsCutBehindItsBoundAndTheNextIsRead() throws InputException {
    String large = "a".repeat(60) + "\n";
    List<RawDocument> documents = documents((large + large + "---\nb: 2").getBytes(UTF_8));
    assertThat(documents).hasSize(2);
    assertThat(documents.get(0).isCut()).isTrue();
    assertThat(documents.get(0).content()).hasSize(MAX + 1);
    assertThat(documents.get(1).isCut()).isFalse();
    assertThat(new String(documents.get(1).content(), UTF_8)).isEqualTo("b: 2");
  }

  @Test
  void aLineWithoutAnEndTakesNoMemory() throws InputException {
    DocumentSplitter splitter = new DocumentSplitter(new OneLine(100 << 20), MAX);
    long before = allocated();
    assertThat(splitter.next().orElseThrow().isCut()).isTrue();
    assertThat(allocated() - before).isLessThan(1 << 20);
    assertThat(splitter.next()).isEmpty();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** So many bytes without the end of a line. */
  private static final class OneLine extends InputStream {
    private int left;

    OneLine(int bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'a' : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = Math.min(left, length);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
