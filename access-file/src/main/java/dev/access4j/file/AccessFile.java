package dev.access4j.file;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An organization's access configuration as a document that was read and found valid. Immutable.
 *
 * <p>Users, roles and groups are referred to by name; loading gives them new ids. Two files are
 * equal if they say the same, whatever the format, the order of what has none, and the values left
 * to their defaults.
 */
public final class AccessFile {

  private final Content content;
  private final @Nullable Places places;

  private AccessFile(Content content, @Nullable Places places) {
    this.content = content;
    this.places = places;
  }

  /**
   * Reads a document; the end of its name tells the format.
   *
   * @param file the file: {@code .json}, {@code .yaml} or {@code .yml}
   * @return the valid document
   * @throws AccessFileException with every fault, if the file cannot be read or used
   */
  public static AccessFile read(Path file) {
    return read(file, Progress.NONE);
  }

  /**
   * Reads a document; the end of its name tells the format.
   *
   * @param file the file: {@code .json}, {@code .yaml} or {@code .yml}
   * @param progress hears how far the {@code "parsing"} is, in characters, and then the {@code
   *     "checking"}, in users, groups and solutions
   * @return the valid document
   * @throws AccessFileException with every fault, if the file cannot be read or used
   */
  public static AccessFile read(Path file, Progress progress) {
    FoundFaults faults = new FoundFaults(file.toString());
    Node.Fields document = Source.read(file, progress, faults);
    return new AccessFile(
        ContentReading.read(document, progress, faults), Places.of(faults.file(), document));
  }

  /**
   * Reads a document to the end of a stream, which stays open.
   *
   * @param name the name for messages
   * @param in the document in UTF-8; a byte order mark at its start is passed over
   * @param format how it is written down
   * @return the valid document
   * @throws AccessFileException with every fault, if the stream cannot be read or the document used
   */
  public static AccessFile read(String name, InputStream in, Format format) {
    FoundFaults faults = new FoundFaults(name);
    Node.Fields document = Source.read(in, format, faults);
    return new AccessFile(
        ContentReading.read(document, Progress.NONE, faults), Places.of(faults.file(), document));
  }

  /**
   * Makes the document of an organization, at one revision. The {@code sub} of users is not part of
   * it.
   *
   * @param store the store to read
   * @param organization the organization
   * @return the document
   * @throws IllegalArgumentException if there is no such organization
   * @throws StoreException if the store cannot be read
   */
  public static AccessFile export(AccessStore store, OrganizationId organization) {
    return export(store, organization, Progress.NONE);
  }

  /**
   * Makes the document of an organization, at one revision. The {@code sub} of users is not part of
   * it.
   *
   * @param store the store to read
   * @param organization the organization
   * @param progress hears how far it is
   * @return the document
   * @throws IllegalArgumentException if there is no such organization
   * @throws StoreException if the store cannot be read
   */
  public static AccessFile export(
      AccessStore store, OrganizationId organization, Progress progress) {
    return new AccessFile(store.read(organization, view -> Exporting.byName(view, progress)), null);
  }

  /**
   * Returns the organization that the document is of.
   *
   * @return its id
   */
  public OrganizationId organization() {
    return content.organization().id();
  }

  /**
   * Returns how many users there are.
   *
   * @return the number of users, whatever their status
   */
  public int users() {
    return content.users().size();
  }

  /**
   * Returns how many groups there are.
   *
   * @return the number of groups
   */
  public int groups() {
    return content.groups().size();
  }

  /**
   * Returns how many roles are defined.
   *
   * @return the number of roles of the organization and of solutions, without {@code Anonymous}
   */
  public int roles() {
    int own = content.solutions().stream().mapToInt(one -> one.roles().size()).sum();
    return content.roles().size() + own;
  }

  /**
   * Returns how many solutions there are.
   *
   * @return the number of solutions
   */
  public int solutions() {
    return content.solutions().size();
  }

  /**
   * Builds the organization in a store, in one write: all of it or nothing.
   *
   * @param store the store, which does not have the organization yet
   * @throws IllegalStateException if the organization exists
   * @throws StoreException if the store cannot be written
   */
  public void load(AccessStore store) {
    load(store, Progress.NONE);
  }

  /**
   * Builds the organization in a store, in one write: all of it or nothing.
   *
   * @param store the store, which does not have the organization yet
   * @param progress hears how far it is
   * @throws IllegalStateException if the organization exists
   * @throws StoreException if the store cannot be written
   */
  public void load(AccessStore store, Progress progress) {
    store.write(
        organization(),
        transaction -> {
          new Loading(content, new AccessWriter(transaction), progress).run();
          return organization();
        });
  }

  /**
   * Plans what makes the organization be as the document says, read at one revision: see {@link
   * #plan(ReadView)}.
   *
   * @param store the store, which may have the organization or not
   * @return the plan, made at the newest revision
   * @throws AccessFileException with every change that a rule refuses, each at its place
   * @throws StoreException if the store cannot be read
   */
  public AccessPlan plan(AccessStore store) {
    return store.read(organization(), this::plan);
  }

  /**
   * Plans what makes an organization be as the document says. The document is the whole of it: what
   * is there and not in the document is going to be removed. What is there under the same name,
   * whatever the case (DIR-13), stays with its id, and a user with its {@code sub}.
   *
   * <p>Refused is what a document cannot do to an organization that is there: to be another one
   * (DIR-1), a status that does not follow (DIR-3), a change to a published version or its removal
   * (SOL-7), a new organization-wide assignment under {@code PER_SOLUTION} (AM-3), another
   * assignment model (AM-4). Costs as much as an export, and as much memory again.
   *
   * @param view the organization, which may exist or not
   * @return the plan, made at the revision of the view
   * @throws AccessFileException with every change that a rule refuses, each at its place
   * @throws StoreException if the store cannot be read
   */
  public AccessPlan plan(ReadView view) {
    Places at =
        places == null
            ? Places.of("the document of '" + organization() + "'", ContentNodes.of(content))
            : places;
    return Planning.plan(content, at, view);
  }

  /**
   * Writes the document, in an order that depends on what it says only, with what is default left
   * out.
   *
   * @param out where to; it is flushed and stays open
   * @param format how to write it down
   * @throws IOException if the writer fails
   */
  public void write(Writer out, Format format) throws IOException {
    Node.Fields document = ContentNodes.of(content);
    if (format == Format.JSON) {
      JsonWriting.write(document, out);
    } else {
      YamlWriting.write(document, out);
    }
    out.flush();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessFile file && content.equals(file.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  @Override
  public String toString() {
    return "AccessFile[" + organization() + "]";
  }
}
