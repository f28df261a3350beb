package dev.access4j.testkit.identity;

import java.util.stream.Stream;

/** Names of groups and roles that a provider may trip over: in addresses, in paths, in queries. */
final class OddNames {

  private OddNames() {}

  static Stream<String> all() {
    return Stream.of(
        "two  words",
        "a/b",
        "/a//b/",
        "~/a",
        "O'Brien",
        "\"quoted\"",
        "back\\slash",
        "50% & more?",
        "a+b;c=d#e",
        "%2F..%2F",
        "*",
        "<b>",
        "\u00fcml\u00e4ut",
        "\u65e5\u672c\u8a9e",
        "\ud83d\ude00");
  }
}
