package dev.access4j.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes nodes as YAML. A text is quoted unless it is plainly a word. */
final class YamlWriting {

  private static final int WIDTH = 60;
  private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);
  // What YAML 1.1, which is still about, takes for something other than a text.
  private static final List<String> RESERVED =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final Emitter emitter;

  private YamlWriting(Writer out) {
    DumpSettings settings =
        DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .setBestLineBreak("\n")
            .build();
    this.emitter = new Emitter(settings, new Output(out));
  }

  static void write(Node.Fields document, Writer out) throws IOException {
    YamlWriting yaml = new YamlWriting(out);
    try {
      yaml.emitter.emit(new StreamStartEvent());
      yaml.emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
      yaml.write(document);
      yaml.emitter.emit(new DocumentEndEvent(false));
      yaml.emitter.emit(new StreamEndEvent());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(Node node) {
    if (node instanceof Node.Text text) {
      scalar(text.value(), isWord(text.value()) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    } else if (node instanceof Node.Literal literal) {
      scalar(literal.text(), ScalarStyle.PLAIN);
    } else if (node instanceof Node.Items items) {
      emitter.emit(
          new SequenceStartEvent(Optional.empty(), Optional.empty(), true, styleOf(items)));
      items.nodes().forEach(this::write);
      emitter.emit(new SequenceEndEvent());
    } else if (node instanceof Node.Fields fields) {
      emitter.emit(
          new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      for (Node.Member member : fields.members()) {
        write(new Node.Text(member.key(), 0, 0));
        write(member.value());
      }
      emitter.emit(new MappingEndEvent());
    }
  }

  private void scalar(String value, ScalarStyle style) {
    emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), UNTAGGED, value, style));
  }

  /** A list of few short texts stands in one line. */
  private static FlowStyle styleOf(Node.Items items) {
    int length = 0;
    for (Node item : items.nodes()) {
      length += item instanceof Node.Text text ? text.value().length() + 2 : WIDTH + 1;
      if (length > WIDTH) {
        return FlowStyle.BLOCK;
      }
    }
    return FlowStyle.FLOW;
  }

  private static boolean isWord(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0)) || text.endsWith(" ")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && "-_. @/".indexOf(c) < 0) {
        return false;
      }
    }
    return RESERVED.stream().noneMatch(text::equalsIgnoreCase);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private record Output(Writer out) implements StreamDataWriter {
    @Override
    public void write(String text) {
      write(text, 0, text.length());
    }

    @Override
    public void write(String text, int from, int length) {
      try {
        out.write(text, from, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
