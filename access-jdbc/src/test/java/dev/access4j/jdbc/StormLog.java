package dev.access4j.jdbc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a node has done and seen, all times by {@link System#nanoTime}.
 *
 * @param node whose it is
 * @param commits each write that returned, and when
 * @param sightings each revision that a reader has seen
 * @param answers how many decisions were judged
 */
record StormLog(String node, Queue<Commit> commits, Queue<Sighting> sightings, long answers) {

  StormLog(String node) {
    this(node, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), 0);
  }

  StormLog withAnswers(long count) {
    return new StormLog(node, commits, sightings, count);
  }

  /** A write, and the moment at which it had returned. */
  record Commit(int organization, long revision, long returned) {}

  /**
   * One revision as one reader has seen it, in all its answers in a row.
   *
   * @param firstAnswered when the first of these answers was there
   * @param lastAsked when the last of them was asked for
   */
  record Sighting(int organization, long revision, long firstAnswered, long lastAsked) {}

  void write(DataOutputStream out) throws IOException {
    List<Commit> allCommits = new ArrayList<>(commits);
    List<Sighting> allSightings = new ArrayList<>(sightings);
    out.writeUTF(node);
    out.writeInt(allCommits.size());
    for (Commit each : allCommits) {
      out.writeInt(each.organization());
      out.writeLong(each.revision());
      out.writeLong(each.returned());
    }
    out.writeInt(allSightings.size());
    for (Sighting each : allSightings) {
      out.writeInt(each.organization());
      out.writeLong(each.revision());
      out.writeLong(each.firstAnswered());
      out.writeLong(each.lastAsked());
    }
    out.writeLong(answers);
    out.flush();
  }

  static StormLog read(DataInputStream in) throws IOException {
    StormLog log = new StormLog(in.readUTF());
    for (int left = in.readInt(); left > 0; left--) {
      log.commits.add(new Commit(in.readInt(), in.readLong(), in.readLong()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      log.sightings.add(new Sighting(in.readInt(), in.readLong(), in.readLong(), in.readLong()));
    }
    return log.withAnswers(in.readLong());
  }
}
