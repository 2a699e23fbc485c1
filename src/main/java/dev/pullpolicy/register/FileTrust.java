package dev.pullpolicy.register;

import dev.pullpolicy.certificate.PemException;
import dev.pullpolicy.policy.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The CAs of a file, as it is at each try. */
record FileTrust(Path file) implements Trust {
  /** Some forty CAs; they stand in every entry, and all of a configuration is 1.5 MiB at most. */
  private static final int MAX_BYTES = 1 << 16;

  static CaBundle read(Path file) throws UnusableInputException {
    try {
      byte[] pem = BoundedFile.read(file, MAX_BYTES);
      CaBundle found = CaBundle.parse(new String(pem, StandardCharsets.ISO_8859_1));
      if (found.isEmpty()) {
        throw new UnusableInputException(
            file + " holds no certificate; it must start with a PEM block CERTIFICATE");
      }
      found.requireRoom();
      return found;
    } catch (RefusedException e) {
      throw new UnusableInputException(file + ": " + e.getMessage());
    } catch (PemException e) {
      throw new UnusableInputException(
          file + " is no valid PEM file: " + Printable.line(e.getMessage()));
    }
  }

  @Override
  public CaBundle establish(LiveConfigurations entries) throws NotYetException {
    try {
      return read(file);
    } catch (UnusableInputException e) {
      throw new NotYetException(e.getMessage());
    }
  }
}
