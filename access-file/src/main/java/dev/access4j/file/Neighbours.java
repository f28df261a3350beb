package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The access files and case files of one folder, and which belong together by their names. */
final class Neighbours {

  private static final String MARK = ".cases";

  private final List<Path> caseFiles;
  private final List<Path> accessFiles;
  private final Set<String> stems = new HashSet<>();

  private Neighbours(List<Path> files) {
    this.caseFiles = files.stream().filter(Neighbours::isCaseFile).toList();
    this.accessFiles = files.stream().filter(file -> !isCaseFile(file)).toList();
    accessFiles.forEach(file -> stems.add(stem(file)));
  }

  /** Lists what is beside a file, the file itself included, with paths of the file's form. */
  static Neighbours of(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder == null ? file : folder)) {
      return new Neighbours(
          files
              .filter(each -> Format.of(each).isPresent() && !Files.isDirectory(each))
              .map(each -> file.resolveSibling(each.getFileName()))
              .sorted()
              .toList());
    } catch (UncheckedIOException e) {
      throw unlisted(folder, requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private static AccessFileException unlisted(@Nullable Path folder, IOException e) {
    String message = "cannot be listed: " + Source.why(e);
    return new FoundFaults(String.valueOf(folder)).stop("", 0, 0, message);
  }

  static boolean isCaseFile(Path file) {
    return Format.of(file).isPresent() && stem(file).endsWith(MARK);
  }

  /** The case files of an access file, which need not be among the neighbours. */
  List<Path> caseFilesOf(Path accessFile) {
    String own = stem(accessFile);
    stems.add(own);
    return caseFiles.stream().filter(file -> owner(file).filter(own::equals).isPresent()).toList();
  }

  /** The access files of a case file: two if they differ by the format only. */
  List<Path> accessFilesOf(Path caseFile) {
    Optional<String> owner = owner(caseFile);
    return accessFiles.stream()
        .filter(file -> owner.filter(stem(file)::equals).isPresent())
        .toList();
  }

  /** Another access file of the same name, but for the format. */
  Optional<Path> twin(Path accessFile) {
    Path name = accessFile.getFileName();
    return accessFiles.stream()
        .map(Path::getFileName)
        .filter(other -> !other.equals(name) && stem(other).equals(stem(accessFile)))
        .findFirst();
  }

  /** The longest name of an access file that fits. */
  private Optional<String> owner(Path caseFile) {
    String stem = stem(caseFile);
    String rest = stem.substring(0, stem.length() - MARK.length());
    while (!stems.contains(rest)) {
      int dot = rest.lastIndexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      rest = rest.substring(0, dot);
    }
    return Optional.of(rest);
  }

  private static String stem(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    return Format.ofName(name).map(format -> format.stem(name)).orElse(name);
  }
}
