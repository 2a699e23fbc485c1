package dev.pullpolicy.cli.resolve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A file that is replaced at once: readers see all of the old content or all of the new. The new
 * one is written beside it, gets its permissions and, where this user may, its owner and group, and
 * is on the disk before it takes its name. A symbolic link stays one: its target is replaced.
 */
final class ReplacedFile {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;

  private ReplacedFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  /** Begins with that many bytes of the old content. */
  static ReplacedFile begin(Path file, long same) throws IOException {
    Path target = file.toRealPath();
    Path temporary =
        Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".tmp");
    FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    ReplacedFile replaced = new ReplacedFile(target, temporary, channel);
    try (FileChannel old = FileChannel.open(target, StandardOpenOption.READ)) {
      for (long copied = 0; copied < same; ) {
        long more = old.transferTo(copied, same - copied, channel);
        if (more <= 0) {
          throw new FileSystemException(target.toString(), null, "was cut while it was read");
        }
        copied += more;
      }
    } catch (IOException e) {
      replaced.abandon();
      throw e;
    }
    return replaced;
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Puts the new content in the place of the old. */
  void commit() throws IOException {
    try (channel) {
      takeAttributes();
      channel.force(true);
    } catch (IOException e) {
      abandon();
      throw e;
    }
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      abandon();
      throw e;
    }
    forceFolder();
  }

  private void takeAttributes() throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes old =
        Files.readAttributes(target, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes now = view.readAttributes();
    try {
      if (!old.group().equals(now.group())) {
        view.setGroup(old.group());
      }
      if (!old.owner().equals(now.owner())) {
        view.setOwner(old.owner());
      }
    } catch (FileSystemException e) {
      // Only the super-user may give files away; editors leave the file to who wrote it, too.
    }
    view.setPermissions(old.permissions());
  }

  /** The new name is on the disk, too; not every system can say so of a folder. */
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // The file is whole under either name.
    }
  }

  /** Leaves the old content, and nothing beside it. */
  void abandon() {
    try (channel) {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // What was to be said is that the file is not written, and why.
    }
  }
}
