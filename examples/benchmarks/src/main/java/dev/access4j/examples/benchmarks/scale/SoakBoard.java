package dev.access4j.examples.benchmarks.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where two processes tell each other at once how far they are with the revokes of one of them: a
 * file that both have mapped. Times are those of {@link System#nanoTime}, which on Linux is one
 * clock for all processes.
 */
final class SoakBoard {

  /** What is told of the revokes of a node; they are counted from 1. */
  enum Cell {
    /** The number of the last one whose right has been granted; the writer's. */
    GRANTED(0),
    /** The number of the last one that the other node has seen allowed; the watcher's. */
    SEEN(1),
    /** When the last revoke that has returned did; told before its number; the writer's. */
    RETURNED_AT(2),
    /** The number of the last revoke that has returned; the writer's. */
    RETURNED(3),
    /** The number of the last one that the other node has denied; the watcher's. */
    DENIED(4);

    private final int place;

    Cell(int place) {
      this.place = place;
    }
  }

  private static final int NODES = 2;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer cells;

  SoakBoard(Path file) {
    int longs = NODES * Cell.values().length;
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      cells = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) longs * Long.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long get(int writer, Cell cell) {
    return (long) LONGS.getVolatile(cells, place(writer, cell));
  }

  void set(int writer, Cell cell, long value) {
    LONGS.setVolatile(cells, place(writer, cell), value);
  }

  private static int place(int writer, Cell cell) {
    return (writer * Cell.values().length + cell.place) * Long.BYTES;
  }
}
