package dev.pullpolicy.source;

import dev.pullpolicy.config.PolicyParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The policy in a file, such as one of a mounted ConfigMap. The content is read again and again: no
 * file event arrives from some mounts, and a mounted ConfigMap is changed by swapping a link two
 * folders away; the content is what counts, and no clock of a file system is trusted.
 *
 * <p>What is read counts once it was read twice in a row, since many programs write a file in
 * pieces. A change is in force after at most two intervals.
 */
public final class FilePolicySource implements PolicyWatch {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final Path file;
  private final PolicyInForce policy;
  private final Lookout lookout;
  private Reading last = new Unknown();
  private volatile Optional<Instant> lastTaken = Optional.empty();

  /** What a look at the file found. */
  private sealed interface Reading {}

  private record Unknown() implements Reading {}

  /** ISO 8859-1 keeps every byte, and texts compare by content. */
  private record Content(String bytes) implements Reading {}

  private record Missing() implements Reading {}

  private record Unusable(String why) implements Reading {}

  /** A watch that has not begun. */
  public FilePolicySource(Path file, PolicyInForce policy) {
    this.file = file;
    this.policy = policy;
    this.lookout = new Lookout("policy-file", INTERVAL, this::look);
  }

  /** How messages name the document. */
  public static String origin(Path file) {
    return "file " + file.toAbsolutePath().normalize();
  }

  @Override
  public void start() {
    lookout.start();
  }

  @Override
  public void close() {
    lookout.close();
  }

  @Override
  public Optional<Instant> lastKnownGood() {
    return lastTaken;
  }

  private void look() {
    Reading reading = read();
    if (reading.equals(last)) {
      tell(reading);
    }
    last = reading;
  }

  private void tell(Reading reading) {
    if (reading instanceof Content content) {
      policy.found(content.bytes().getBytes(StandardCharsets.ISO_8859_1));
      lastTaken = Optional.of(Instant.now());
    } else if (reading instanceof Missing) {
      policy.missing();
    } else if (reading instanceof Unusable unusable) {
      policy.unusable(unusable.why());
    }
  }

  private Reading read() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(PolicyParser.MAX_BYTES + 1);
      return bytes.length > PolicyParser.MAX_BYTES
          ? new Unusable(file + " is larger than 1 MiB; a policy document must not be")
          : new Content(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return new Missing();
    } catch (IOException e) {
      return new Unusable(file + " cannot be read: " + e);
    }
  }
}
