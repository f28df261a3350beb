package dev.access4j.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of Keycloak's program, from its start until it has ended with all that it started. */
final class KeycloakProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration PROGRESS = Duration.ofSeconds(15);
  private static final int LAST_LINES = 40;

  /** Ends the server with its standard input: that ends even where this JVM is killed. */
  private static final String ENDS_WITH_US =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      { cat <&3 >/dev/null; kill "$server" 2>/dev/null; } &
      exec 3<&-
      wait "$server"
      """;

  private final Process process;
  private final Path log;
  private final Thread hook = new Thread(this::end);

  private KeycloakProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts the program and waits until it answers. */
  static KeycloakProcess start(int port, int managementPort, Path data) {
    Path log = Path.of("target", "keycloak-" + port + ".log").toAbsolutePath();
    try {
      Files.createDirectories(log.getParent());
      KeycloakProcess started =
          new KeycloakProcess(command(port, managementPort, data, log).start(), log);
      try {
        started.awaitReady(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
        return started;
      } catch (RuntimeException | InterruptedException e) {
        started.kill();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Keycloak started", e);
    }
  }

  private static ProcessBuilder command(int port, int managementPort, Path data, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                "-c",
                ENDS_WITH_US,
                "keycloak",
                program().toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--health-enabled=true",
                // What was committed stays when the server is killed.
                "--db-url=jdbc:h2:file:"
                    + data.resolve("keycloak")
                    + ";NON_KEYWORDS=VALUE;WRITE_DELAY=0")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("KC_") || key.startsWith("JAVA_OPTS"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.USERNAME);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakAdmin.PASSWORD);
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m");
    environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    return builder;
  }

  /** The distribution is in the one folder of its archive. */
  private static Path program() {
    String home = System.getProperty("keycloak.home");
    if (home == null) {
      throw new IllegalStateException("the system property keycloak.home is not set");
    }
    try (Stream<Path> folders = Files.list(Path.of(home))) {
      return folders
          .map(folder -> folder.resolve("bin").resolve("kc.sh"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no Keycloak is in " + home));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(URI health) throws InterruptedException {
    long started = System.nanoTime();
    long told = started;
    HttpClient client = HttpClient.newHttpClient();
    while (!isReady(client, health)) {
      long now = System.nanoTime();
      if (!process.isAlive()) {
        String end = endOfLog();
        String message = "Keycloak ended while it started. Its log " + log + " ends:\n" + end;
        throw end.contains("already bound") || end.contains("already in use")
            ? new KeycloakServer.PortTakenException(message)
            : new IllegalStateException(message);
      }
      if (now - started > START.toNanos()) {
        throw new IllegalStateException(
            "Keycloak was not ready after "
                + START.toSeconds()
                + " s. If it was stopped while it built itself, delete the folder keycloak.home."
                + (" Its log " + log + " ends:\n")
                + endOfLog());
      }
      if (now - told > PROGRESS.toNanos()) {
        told = now;
        System.err.println(
            "waiting for Keycloak, " + TimeUnit.NANOSECONDS.toSeconds(now - started) + " s so far");
      }
      // Not for a time to pass, but for the end of a process that should not end.
      boolean ended = process.waitFor(200, TimeUnit.MILLISECONDS);
      assert !ended || !process.isAlive();
    }
  }

  private static boolean isReady(HttpClient client, URI health) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(it cannot be read: " + e + ")";
    }
  }

  /** Ends it at once. */
  void kill() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
    forget();
  }

  /** Stops it in good order, and at once if that takes too long. */
  @Override
  public void close() {
    end();
    forget();
  }

  private void end() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + STOP.toNanos();
    for (ProcessHandle handle : all) {
      try {
        handle
            .onExit()
            .orTimeout(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
            .handle((ended, late) -> late == null || handle.destroyForcibly())
            .join();
      } catch (RuntimeException e) {
        System.err.println("could not stop " + handle.pid() + ": " + e);
      }
    }
  }

  private List<ProcessHandle> all() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook has run or runs.
    }
  }
}
