package dev.access4j.examples.benchmarks.scale;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Counts the bytes that are in use in this process, by class, after a full collection: what {@code
 * jcmd GC.class_histogram} prints. The count is kept as that text, in room taken beforehand: make
 * all that will be compared before the first counts, so that none of them counts another.
 */
final class LiveObjects {

  private static final int MOST = 1 << 20;
  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

  private final byte[] text = new byte[MOST];
  private int length;

  void count() {
    byte[] table = table().getBytes(US_ASCII);
    if (table.length > MOST) {
      throw new IllegalStateException("there are too many classes");
    }
    System.arraycopy(table, 0, text, 0, table.length);
    length = table.length;
  }

  private static String table() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("this JVM does not count its objects", e);
    }
  }

  /** The bytes of each class that came since an earlier count, less those that went. */
  Map<String, Long> since(LiveObjects before) {
    Map<String, Long> more = bytes();
    before.bytes().forEach((type, count) -> more.merge(type, -count, Long::sum));
    more.values().removeIf(count -> count == 0);
    return more;
  }

  private Map<String, Long> bytes() {
    Map<String, Long> bytes = new HashMap<>();
    for (String line : new String(text, 0, length, US_ASCII).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        bytes.merge(matcher.group(2), Long.parseLong(matcher.group(1)), Long::sum);
      }
    }
    if (bytes.isEmpty()) {
      throw new IllegalStateException("nothing was counted, or in another form than is known");
    }
    return bytes;
  }
}
