package dev.access4j.jdbc;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where two processes show each other at once how far they have come: the latest revision of each
 * organization of which a node's write has returned, and one more place. A file in memory that both
 * have mapped.
 */
final class StormBoard {

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer shown;

  StormBoard(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      shown =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, (StormNode.ORGANIZATIONS.size() + 1) * 8L);
    }
  }

  /** Shows a revision, unless a greater one is shown. */
  void show(int organization, long revision) {
    long before;
    do {
      before = shown(organization);
    } while (before < revision
        && !LONGS.compareAndSet(shown, organization * Long.BYTES, before, revision));
  }

  long shown(int organization) {
    return (long) LONGS.getVolatile(shown, organization * Long.BYTES);
  }
}
