package dev.access4j.examples.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps others from changing a state file meanwhile. The lock is on a file {@code STATE.lock}
 * beside it, since the state file itself is replaced; that one stays, because who waits for it has
 * it open. The system lets it go when the process ends, however that happens.
 */
final class StateLock implements AutoCloseable {

  // The system's locks are between processes: two threads of one would not wait but fail.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until nobody else has the lock, and says so if that takes a while. */
  static StateLock of(Path state, Output output) {
    IN_PROCESS.lock();
    try {
      return new StateLock(locked(state, output));
    } catch (IOException e) {
      IN_PROCESS.unlock();
      throw new UnusableInputException(state + " cannot be locked: " + FailureReason.of(e));
    } catch (RuntimeException | Error e) {
      IN_PROCESS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path state, Output output) throws IOException {
    Path target = Files.exists(state) ? state.toRealPath() : state.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableInputException("there is no directory for " + state);
    }
    FileChannel channel =
        FileChannel.open(folder.resolve(target.getFileName() + ".lock"), CREATE, WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        output.error(
            Printable.text("access: note: waiting for another process to finish with " + state));
        channel.lock();
      }
      return channel;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process; what was to be saved has been.
    } finally {
      IN_PROCESS.unlock();
    }
  }
}
