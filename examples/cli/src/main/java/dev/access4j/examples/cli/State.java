package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.Access4j;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import java.io.IOException;

/** An organization that is kept somewhere, to be read and changed through the library. */
interface State extends AutoCloseable {

  /**
   * Where a state is kept, as it may be shown and written into a plan.
   *
   * @param database whether it is in a database, and not in a file of its own
   * @param name the name of the file, or the URL without its secrets
   * @param schema the schema in the database; empty for that of the connection
   */
  record Place(boolean database, String name, String schema) {

    static Place file(String name) {
      return new Place(false, name, "");
    }

    void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField(database ? "database" : "state", name);
      if (!schema.isEmpty()) {
        json.writeStringField("schema", schema);
      }
    }

    @Override
    public String toString() {
      return schema.isEmpty() ? name : name + ", schema " + schema;
    }
  }

  Place place();

  /** The organization of a state that must be there already. */
  OrganizationId organization();

  /** The organization that a document is for, which may not be there yet. */
  OrganizationId organizationFor(AccessFile document);

  /** What tells whether an organization is as it was. */
  String digest(OrganizationId organization);

  /** The library over it; closed with this. */
  Access4j access();

  /**
   * Keeps what was changed, if that has not happened yet.
   *
   * @return whether anything was changed
   */
  boolean save(OrganizationId organization);

  @Override
  void close();
}
