package dev.access4j.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * What the server said.
 *
 * @param status the status
 * @param body the document; a missing node if there is none, or if it is no JSON
 * @param location what was made, empty if that is not said
 * @param retryAfter in how many seconds to come back, empty if that is not said
 */
record Answer(int status, JsonNode body, String location, String retryAfter) {

  private static final JsonMapper JSON = new JsonMapper();

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(
        response.statusCode(),
        read(response.body()),
        response.headers().firstValue("Location").orElse(""),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      // A page for people, as proxies have them. What needs a document says that there is none.
      return MissingNode.getInstance();
    }
  }

  boolean isDone() {
    return status >= 200 && status < 300;
  }

  boolean isServerError() {
    return status >= 500;
  }

  /** The server, or something before it, is too busy or away for a while. */
  boolean isBusy() {
    return status == 429 || (status >= 502 && status <= 504);
  }
}
