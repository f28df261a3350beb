package dev.access4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Finds out what was changed since it last looked, and has it told. Used by one thread at a time;
 * the connection is in a transaction of its own, which the look ends.
 */
interface Look {

  /** Takes the starting point: what is there now is not news. */
  void start(Connection connection) throws SQLException;

  /**
   * Tells of all that was committed before the call and not before the last look. One that throws
   * is repeated: it may have told some of it.
   *
   * @param afterBreak whether the connection was broken since the last look
   */
  void look(Connection connection, boolean afterBreak) throws SQLException;
}
