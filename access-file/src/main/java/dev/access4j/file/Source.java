package dev.access4j.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Gets a document from a file or a stream into nodes, whatever its format. */
final class Source {

  /** A million users are about 250 MB. */
  static final int MOST_BYTES = 512 * 1024 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Source() {}

  static Node.Fields read(Path file, FoundFaults faults) {
    return read(file, Progress.NONE, faults);
  }

  static Node.Fields read(Path file, Progress progress, FoundFaults faults) {
    Format format =
        Format.of(file)
            .orElseThrow(() -> faults.stop("", 0, 0, "the name must end in .json, .yaml or .yml"));
    if (Files.isDirectory(file)) {
      throw faults.stop("", 0, 0, "is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, format, progress, faults);
    } catch (IOException e) {
      throw unreadable(e, faults);
    }
  }

  static Node.Fields read(InputStream in, Format format, FoundFaults faults) {
    return read(in, format, Progress.NONE, faults);
  }

  private static Node.Fields read(
      InputStream in, Format format, Progress progress, FoundFaults faults) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw unreadable(e, faults);
    }
    if (bytes.length > MOST_BYTES) {
      throw faults.stop("", 0, 0, "is larger than " + MOST_BYTES / 1024 / 1024 + " MB");
    }
    String document = decode(bytes, faults);
    return format == Format.JSON
        ? JsonTree.read(document, progress, faults)
        : YamlTree.read(document, progress, faults);
  }

  private static AccessFileException unreadable(IOException e, FoundFaults faults) {
    return faults.stop("", 0, 0, "cannot be read: " + why(e));
  }

  /** Why a file or folder cannot be read, without its name. */
  static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    // The message of the exception is not for people: it may be the path, or empty.
    String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return said == null ? "it went wrong" : Excerpt.ofMessage(said);
  }

  private static String decode(byte[] bytes, FoundFaults faults) {
    String text = strictly(bytes);
    if (text == null) {
      throw notUtf8(bytes, faults);
    }
    // RFC 8259 lets a reader pass over the mark; editors on Windows like to write it.
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static @Nullable String strictly(byte[] bytes) {
    // A new String puts U+FFFD where bytes are no UTF-8, so that only a text with one needs care.
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      return decoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static AccessFileException notUtf8(byte[] bytes, FoundFaults faults) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder().decode(in, out, true);
    int last = Math.min(in.position() + Math.max(1, result.length()), bytes.length);
    StringBuilder found = new StringBuilder();
    for (int i = in.position(); i < last; i++) {
      found.append(String.format(" %02X", bytes[i]));
    }
    Position at = Position.of(out.flip(), out.length());
    String hint = bytes.length > 1 && isUtf16(bytes) ? "; it looks like UTF-16" : "";
    return faults.stop("", at.line(), at.column(), "is not UTF-8: found bytes" + found + hint);
  }

  private static boolean isUtf16(byte[] bytes) {
    int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return first == 0xFEFF || first == 0xFFFE;
  }
}
