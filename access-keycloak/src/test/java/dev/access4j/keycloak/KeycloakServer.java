package dev.access4j.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak in development mode on free ports of 127.0.0.1, with a database of its own. Its
 * program is the one that the build has unpacked: the system property {@code keycloak.home} says
 * where.
 */
public final class KeycloakServer implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  private static @Nullable KeycloakServer shared;
  private static @Nullable String failure;

  private final int port;
  private final int managementPort;
  private final Path data;
  private final KeycloakAdmin admin;
  private KeycloakProcess process;

  private KeycloakServer() {
    int[] ports = freePorts();
    this.port = ports[0];
    this.managementPort = ports[1];
    this.data = newFolder();
    this.admin = new KeycloakAdmin(uri());
    try {
      this.process = KeycloakProcess.start(port, managementPort, data);
    } catch (RuntimeException e) {
      delete(data);
      throw e;
    }
  }

  /**
   * Returns the server of all tests of this JVM, which is started when it is first asked for, and
   * ends with the JVM. A test has a realm of its own on it, and neither kills nor closes it.
   *
   * @return the server, ready
   */
  public static synchronized KeycloakServer shared() {
    // Once is enough to wait for what does not start.
    if (failure != null) {
      throw new IllegalStateException("Keycloak did not start before: " + failure);
    }
    if (shared == null) {
      try {
        shared = start();
      } catch (RuntimeException e) {
        failure = e.getMessage();
        throw e;
      }
    }
    return shared;
  }

  /**
   * Starts another server, for a test that kills it. Only one starts at a time.
   *
   * @return the server, ready
   */
  public static synchronized KeycloakServer start() {
    for (int attempt = 1; ; attempt++) {
      try {
        return new KeycloakServer();
      } catch (PortTakenException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Returns where the server is.
   *
   * @return its address, without a slash at the end
   */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Returns its administration as the admin that may do all.
   *
   * @return the calls
   */
  public KeycloakAdmin admin() {
    return admin;
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** Starts it after {@link #kill} or {@link #stop}: at the same address, with the same data. */
  public void restart() {
    process = KeycloakProcess.start(port, managementPort, data);
  }

  /** Stops it in good order, and keeps its data. */
  public void stop() {
    process.close();
  }

  @Override
  public void close() {
    process.close();
    delete(data);
  }

  /** Both are held before either is given back, so that they differ. */
  private static int[] freePorts() {
    InetAddress local = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, local);
        ServerSocket two = new ServerSocket(0, 1, local)) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("access4j-keycloak");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + folder);
    }
  }

  /** Somebody was faster to take a port that was free a moment ago. */
  static final class PortTakenException extends IllegalStateException {
    PortTakenException(String message) {
      super(message);
    }
  }
}
