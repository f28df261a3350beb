package dev.access4j.examples.cli;

import dev.access4j.file.AccessFileException;
import dev.access4j.file.CaseFile;
import dev.access4j.file.Format;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which case files are to be run on which access files, each once, by name. */
final class TestPlan {

  private static final String NO_ACCESS_FILE = " belongs to no access file beside it";

  private final Map<Path, Set<Path>> caseFiles = new TreeMap<>();
  private final Set<Path> belonging = new HashSet<>();
  private final Set<List<Path>> planned = new HashSet<>();
  private final Problems problems;

  private TestPlan(Problems problems) {
    this.problems = problems;
  }

  /** Looks for what the inputs name; what cannot be used goes to the problems. */
  static TestPlan of(List<String> inputs, Problems problems) {
    TestPlan plan = new TestPlan(problems);
    for (String input : inputs) {
      try {
        plan.add(Documents.path(input));
      } catch (UnusableInputException e) {
        problems.add(String.valueOf(e.getMessage()));
      } catch (AccessFileException e) {
        problems.add(e);
      }
    }
    return plan;
  }

  /** The case files by the access file that they belong to. */
  Map<Path, List<Path>> caseFiles() {
    Map<Path, List<Path>> sorted = new TreeMap<>();
    caseFiles.forEach((accessFile, files) -> sorted.put(accessFile, List.copyOf(files)));
    return sorted;
  }

  private void add(Path input) {
    if (Files.isDirectory(input)) {
      addDirectory(input);
    } else if (Files.notExists(input)) {
      throw new UnusableInputException("there is no file or directory " + input);
    } else if (CaseFile.isCaseFile(input)) {
      addCaseFile(input);
    } else if (!Files.exists(input)) {
      // Neither there nor not there: a directory on the way to it does not let look.
      throw new UnusableInputException(input + " cannot be read: permission denied");
    } else if (!addAccessFile(input)) {
      throw new UnusableInputException(
          input + " has no case file beside it, such as " + example(input));
    }
  }

  private boolean addAccessFile(Path accessFile) {
    List<Path> found = CaseFile.besides(accessFile);
    found.forEach(caseFile -> put(accessFile, caseFile));
    return !found.isEmpty();
  }

  private void put(Path accessFile, Path caseFile) {
    belonging.add(caseFile.normalize());
    // Two inputs may reach the same file by different paths.
    if (planned.add(List.of(whole(accessFile), whole(caseFile)))) {
      caseFiles
          .computeIfAbsent(accessFile.normalize(), key -> new TreeSet<>())
          .add(caseFile.normalize());
    }
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private void addCaseFile(Path caseFile) {
    List<Path> accessFiles = CaseFile.accessFiles(caseFile);
    if (accessFiles.isEmpty()) {
      throw new UnusableInputException(caseFile + NO_ACCESS_FILE);
    }
    // Of two access files of one name, this refuses the first.
    CaseFile.besides(accessFiles.get(0));
    put(accessFiles.get(0), caseFile);
  }

  private void addDirectory(Path directory) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          directory,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Search(directory, files, problems));
    } catch (IOException e) {
      throw new UnusableInputException(directory + " cannot be searched: " + FailureReason.of(e));
    }
    files.stream().filter(TestPlan::isAccessFile).sorted().forEach(this::tryAccessFile);
    // A case file that nothing runs must not pass for one that passed.
    files.stream()
        .filter(file -> CaseFile.isCaseFile(file) && !belonging.contains(file.normalize()))
        .filter(file -> CaseFile.accessFiles(file).isEmpty())
        .sorted()
        .forEach(file -> problems.add(file + NO_ACCESS_FILE));
    if (files.stream().noneMatch(CaseFile::isCaseFile)) {
      problems.add("nothing to test: no access file with cases in " + directory);
    }
  }

  /** One access file that cannot be used leaves the others be. */
  private void tryAccessFile(Path accessFile) {
    try {
      addAccessFile(accessFile);
    } catch (AccessFileException e) {
      problems.add(e);
    }
  }

  private static boolean isAccessFile(Path file) {
    return Format.of(file).isPresent() && !CaseFile.isCaseFile(file);
  }

  private static String example(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)) + ".cases.json";
  }

  /** Finds the files of a directory and of those below it that are not hidden. */
  private static final class Search extends SimpleFileVisitor<Path> {

    private final Path start;
    private final List<Path> files;
    private final Problems problems;

    Search(Path start, List<Path> files, Problems problems) {
      this.start = start;
      this.files = files;
      this.problems = problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(start) && folder.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // A link that leads back to where the search came from has nothing new.
      if (!(e instanceof FileSystemLoopException)) {
        problems.add(file + " cannot be read: " + FailureReason.of(e));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
