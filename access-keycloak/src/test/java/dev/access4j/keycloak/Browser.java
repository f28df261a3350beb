package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.segment;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a person does with Keycloak's pages: follow a link of a mail, fill in a form, sign in to an
 * app. It follows redirects within the server, and stops where it would leave it. One browser is
 * one person at one realm. Not thread-safe.
 */
public final class Browser {

  /** The client of the realm document that end users sign in to, and where its apps are. */
  public static final String CLIENT = "apps";

  /** Where the apps of {@link #CLIENT} are: nothing is there, and nothing is asked for. */
  public static final String APP = "https://apps.example.org/";

  private static final Pattern LINK =
      Pattern.compile("https?://\\S*/login-actions/action-token\\S*");
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new HashMap<>();
  private final TestRealm realm;
  private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

  /**
   * Opens a browser without cookies.
   *
   * @param realm the realm
   */
  public Browser(TestRealm realm) {
    this.realm = realm;
  }

  /**
   * A page.
   *
   * @param uri where it is
   * @param html what is on it; nothing if it is not on the server
   */
  public record Page(URI uri, Document html) {

    /**
     * Tells whether this is where the apps are.
     *
     * @return whether the person was signed in
     */
    public boolean isApp() {
      return uri.toString().startsWith(APP);
    }

    /**
     * Returns the text that a person reads.
     *
     * @return all of it
     */
    public String text() {
      return html.text();
    }

    /**
     * Tells whether there is a field to fill in.
     *
     * @param name its name
     * @return whether it is there
     */
    public boolean asksFor(String name) {
      return html.selectFirst("form [name=" + name + "]") != null;
    }

    String parameter(String name) {
      for (String pair : requireNonNull(uri.getRawQuery(), "query").split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
        }
      }
      throw new AssertionError("no " + name + " in " + uri.getPath());
    }
  }

  /**
   * Finds the link in a mail of Keycloak.
   *
   * @param mail the mail
   * @return the link
   */
  public static URI linkIn(MimeMessage mail) {
    Matcher link = LINK.matcher(textOf(mail));
    if (!link.find()) {
      throw new AssertionError("no link in the mail");
    }
    return URI.create(link.group());
  }

  private static String textOf(MimeMessage mail) {
    try {
      // The first part is plain text.
      return mail.getContent() instanceof Multipart parts
          ? parts.getBodyPart(0).getContent().toString()
          : GreenMailUtil.getBody(mail);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Follows an invitation to its end.
   *
   * @param mail the mail
   * @param password the password to set
   * @return the last page
   */
  public Page accept(MimeMessage mail, String password) {
    Page page = open(linkIn(mail));
    Element proceed = page.html().selectFirst("a[href*=action-token]");
    if (proceed != null) {
      page = open(URI.create(proceed.absUrl("href")));
    }
    if (!page.asksFor("password-new")) {
      throw new AssertionError("no password is asked for: " + page.text());
    }
    return submit(page, Map.of("password-new", password, "password-confirm", password));
  }

  /**
   * Signs in to the apps, as far as it goes without more questions.
   *
   * @param username who
   * @param password the password
   * @return the app, or the page of Keycloak that says what is wrong or asks for more
   */
  public Page signIn(String username, String password) {
    Page page = openApp();
    return page.isApp() ? page : submit(page, Map.of("username", username, "password", password));
  }

  /**
   * Opens the apps.
   *
   * @return the app if the person is signed in, else the page to sign in with
   */
  public Page openApp() {
    return open(
        URI.create(
            realm.issuer()
                + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + CLIENT
                + "&redirect_uri="
                + segment(APP)
                + "&code_challenge_method=S256&code_challenge="
                + challenge()));
  }

  private String challenge() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns what an app gets for somebody who has signed in.
   *
   * @param app the page that {@link #signIn} or {@link #openApp} has led to
   * @return the answer with {@code access_token}, {@code refresh_token} and {@code id_token}
   */
  public JsonNode tokens(Page app) {
    if (!app.isApp()) {
      throw new AssertionError("not signed in: " + app.text());
    }
    return token(
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", APP,
            "code_verifier", verifier,
            "code", app.parameter("code")));
  }

  /**
   * Returns what an app gets for its refresh token.
   *
   * @param refreshToken the token
   * @return the answer: new tokens, or {@code error} if there is none any more
   */
  public JsonNode refresh(String refreshToken) {
    return token(
        Map.of(
            "grant_type", "refresh_token",
            "client_id", CLIENT,
            "refresh_token", refreshToken));
  }

  private JsonNode token(Map<String, String> fields) {
    HttpRequest request =
        form(URI.create(realm.issuer() + "/protocol/openid-connect/token"), fields).build();
    return KeycloakAdmin.read(exchange(request).body());
  }

  /**
   * Opens a page.
   *
   * @param uri where
   * @return the page that this led to
   */
  public Page open(URI uri) {
    return load(HttpRequest.newBuilder(uri));
  }

  /**
   * Sends the form of a page.
   *
   * @param page the page
   * @param fields what to fill in
   * @return the page that this led to
   */
  public Page submit(Page page, Map<String, String> fields) {
    Element form = page.html().selectFirst("form");
    if (form == null) {
      throw new AssertionError("no form: " + page.text());
    }
    Map<String, String> all = new HashMap<>();
    form.select("input[type=hidden][name]").forEach(i -> all.put(i.attr("name"), i.val()));
    all.putAll(fields);
    return load(form(URI.create(form.absUrl("action")), all));
  }

  private static HttpRequest.Builder form(URI uri, Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(segment(name))
                .append('=')
                .append(segment(value)));
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private Page load(HttpRequest.Builder first) {
    HttpRequest.Builder next = first;
    while (true) {
      if (!cookies.isEmpty()) {
        StringBuilder header = new StringBuilder();
        cookies.forEach(
            (name, value) ->
                header.append(header.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        next.setHeader("Cookie", header.toString());
      }
      HttpResponse<String> answer = exchange(next.timeout(TIMEOUT).build());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      URI here = answer.uri();
      if (answer.statusCode() / 100 != 3) {
        return new Page(here, Jsoup.parse(answer.body(), here.toString()));
      }
      URI there = here.resolve(answer.headers().firstValue("Location").orElseThrow());
      if (!here.getAuthority().equals(there.getAuthority())) {
        return new Page(there, Jsoup.parse("", there.toString()));
      }
      next = HttpRequest.newBuilder(there);
    }
  }

  /** All are for this server and for this realm; those that are empty are to be forgotten. */
  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
