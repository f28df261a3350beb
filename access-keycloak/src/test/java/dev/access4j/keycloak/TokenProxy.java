package dev.access4j.keycloak;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a verifier and a real Keycloak: counts the requests, and cuts the line. */
final class TokenProxy implements AutoCloseable {

  /** What it does with a request. */
  enum Line {
    OPEN,
    /** Connections end at once. */
    CUT,
    /** Requests get no answer. */
    SILENT
  }

  private final ServerSocket listener;
  private final URI target;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Line line = Line.OPEN;

  private TokenProxy(ServerSocket listener, URI target) {
    this.listener = listener;
    this.target = target;
  }

  static TokenProxy to(URI target) {
    try {
      TokenProxy proxy =
          new TokenProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Returns how many requests have come, answered or not. */
  int requests() {
    return requests.get();
  }

  void line(Line state) {
    this.line = state;
    if (state != Line.OPEN) {
      sockets.forEach(TokenProxy::closeQuietly);
      sockets.clear();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    if (line == Line.CUT) {
      requests.incrementAndGet();
      closeQuietly(client);
      return;
    }
    try (client;
        Socket server = new Socket(target.getHost(), target.getPort())) {
      sockets.add(server);
      threads.execute(() -> copy(server, client, false));
      copy(client, server, true);
    } catch (IOException e) {
      // The line was cut.
    }
  }

  /** Requests have no body, so that an empty line ends each. */
  private void copy(Socket from, Socket to, boolean count) {
    byte[] buffer = new byte[8192];
    int matched = 0;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; count && i < read; i++) {
          matched = buffer[i] == "\r\n\r\n".charAt(matched) ? matched + 1 : 0;
          if (matched == 4) {
            requests.incrementAndGet();
            matched = 0;
          }
        }
        if (line == Line.OPEN) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // The line was cut.
    } finally {
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    closeQuietly(listener);
    line(Line.CUT);
    threads.shutdownNow();
  }
}
