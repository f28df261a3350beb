package dev.access4j.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a real Keycloak as a load balancer does, passes on what is asked and answered, and
 * notes it. On demand it has the failures that such a thing has. Thread-safe.
 */
final class Gateway implements AutoCloseable {

  private final URI behind;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private int atOnce;
  private int mostAtOnce;

  /** What goes wrong with requests. */
  private static final class Trouble {
    private final String pattern;
    private final Fault fault;
    private int left;

    Trouble(String pattern, Fault fault, int left) {
      this.pattern = pattern;
      this.fault = fault;
      this.left = left;
    }
  }

  /**
   * How it goes wrong.
   *
   * @param status the answer's status; 0 if the request is passed on and its answer is lost
   * @param headers the answer's headers
   * @param body the answer's body
   */
  record Fault(int status, Map<String, String> headers, String body) {

    static final Fault LOST = new Fault(0, Map.of(), "");

    static Fault of(int status) {
      return new Fault(status, Map.of(), "<html>not a word of JSON</html>");
    }

    Fault with(String header, String value) {
      return new Fault(status, Map.of(header, value), body);
    }
  }

  private Gateway(URI behind, HttpServer server) {
    this.behind = behind;
    this.server = server;
  }

  static Gateway before(URI behind) {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Gateway gateway = new Gateway(behind, HttpServer.create(free, 0));
      gateway.server.createContext("/", gateway::handle);
      gateway.server.setExecutor(gateway.threads);
      gateway.server.start();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Has the next requests fail that match, method and target with a space between. */
  synchronized void fail(String pattern, int times, Fault fault) {
    troubles.add(new Trouble(pattern, fault, times));
  }

  /** Returns how many requests have matched since this was last forgotten. */
  synchronized int count(String pattern) {
    return (int) requests.stream().filter(request -> request.matches(pattern)).count();
  }

  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** Forgets what was asked, and has no more failures. */
  synchronized void forget() {
    requests.clear();
    troubles.clear();
    mostAtOnce = 0;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<Fault> fault = begin(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      if (fault.isPresent() && fault.get().status() != 0) {
        Fault answer = fault.get();
        end();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        answer(exchange, answer.status(), answer.body().getBytes(UTF_8));
        return;
      }
      HttpResponse<byte[]> answer = pass(exchange, body);
      end();
      if (fault.isEmpty()) {
        answer
            .headers()
            .firstValue("Location")
            .ifPresent(location -> exchange.getResponseHeaders().set("Location", location));
        answer(exchange, answer.statusCode(), answer.body());
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Optional<Fault> begin(String request) {
    requests.add(request);
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    for (Trouble trouble : troubles) {
      if (trouble.left > 0 && request.matches(trouble.pattern)) {
        trouble.left--;
        return Optional.of(trouble.fault);
      }
    }
    return Optional.empty();
  }

  private synchronized void end() {
    atOnce--;
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String header : List.of("Authorization", "Content-Type", "Accept")) {
      List<String> values = exchange.getRequestHeaders().getOrDefault(header, List.of());
      values.forEach(value -> request.header(header, value));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
