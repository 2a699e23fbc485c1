package dev.pullpolicy.register;

import dev.pullpolicy.policy.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that are measured while they are read. */
final class BoundedFile {
  private BoundedFile() {}

  static byte[] read(Path file, int maxBytes) throws UnusableInputException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new UnusableInputException(
            "%s has more than %,d bytes, the most that are read".formatted(file, maxBytes));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UnusableInputException(file + " does not exist");
    } catch (AccessDeniedException e) {
      throw new UnusableInputException(file + " may not be read by this user");
    } catch (IOException e) {
      throw new UnusableInputException(
          file + " cannot be read: " + Printable.line(String.valueOf(e.getMessage())));
    }
  }
}
