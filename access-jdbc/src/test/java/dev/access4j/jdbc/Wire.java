package dev.access4j.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A wire to a database that can break while a transaction commits. It knows the connection by a
 * word that the transaction has sent before: others that commit meanwhile are left alone.
 */
final class Wire implements AutoCloseable {

  /** Where it breaks. */
  enum Break {
    NEVER,
    /** The database never hears of the commit. */
    BEFORE_COMMIT,
    /** The database has done it, and its answer does not arrive. */
    AFTER_COMMIT
  }

  /** To its end: another statement has the word in the name of an isolation level. */
  private static final String COMMIT = "COMMIT\0";

  private final int port;
  private final String word;
  private final ServerSocket server;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Break> next = new AtomicReference<>(Break.NEVER);

  Wire(int port, String word) throws IOException {
    this.port = port;
    this.word = word;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Has it break once, at the next commit. */
  void breakAt(Break where) {
    next.set(where);
  }

  /** Whether the break that was asked for has been. */
  boolean isBroken() {
    return next.get() == Break.NEVER;
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two ends is closed, and so is the other now.
              }
            },
            "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), port);
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      open.add(client);
      open.add(database);
      Line line = new Line(client, database);
      start(line::ask);
      start(line::answer);
    }
  }

  private final class Line {
    private final Socket client;
    private final Socket database;
    private volatile boolean silent;

    Line(Socket client, Socket database) {
      this.client = client;
      this.database = database;
    }

    void ask() throws IOException {
      boolean spoke = false;
      byte[] bytes = new byte[1 << 16];
      try (client;
          database) {
        InputStream in = client.getInputStream();
        OutputStream out = database.getOutputStream();
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
          spoke |= text.contains(word);
          if (spoke && text.contains(COMMIT)) {
            spoke = false;
            Break now = next.getAndSet(Break.NEVER);
            if (now == Break.BEFORE_COMMIT) {
              return;
            }
            silent = now == Break.AFTER_COMMIT;
          }
          out.write(bytes, 0, count);
        }
      }
    }

    void answer() throws IOException {
      byte[] bytes = new byte[1 << 16];
      try (client;
          database) {
        InputStream in = database.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int count = in.read(bytes); count >= 0 && !silent; count = in.read(bytes)) {
          out.write(bytes, 0, count);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
