package dev.access4j.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a document's nodes from what a parser of either format meets, in that order. */
final class TreeBuilder {

  /** The deepest that a valid document goes is 12. */
  static final int DEEPEST = 32;

  private static final int FEW = 16;

  private final FoundFaults faults;
  private @Nullable Open innermost;
  private int depth;
  private Node.@Nullable Fields root;

  TreeBuilder(FoundFaults faults) {
    this.faults = faults;
  }

  /** Something that has begun and not ended: an object if it has members, else a list. */
  private static final class Open {
    final @Nullable Open outer;
    final int line;
    final int column;
    final @Nullable List<Node.Member> members;
    final List<Node> nodes = new ArrayList<>();
    @Nullable Set<String> keys;
    String key = "";
    boolean awaitsValue;
    int keyLine;
    int keyColumn;

    Open(@Nullable Open outer, int line, int column, boolean object) {
      this.outer = outer;
      this.line = line;
      this.column = column;
      this.members = object ? new ArrayList<>() : null;
    }

    String path() {
      String before = outer == null ? "" : outer.path();
      return members == null ? Spot.itemPath(before, nodes.size()) : Spot.memberPath(before, key);
    }

    /** The place of what a parser reads, which may be ahead of what it has handed over. */
    String pathAhead(@Nullable String name, int begun) {
      boolean isNext =
          members == null
              ? begun > nodes.size()
              : name != null && (awaitsValue || !name.equals(key));
      String before = outer == null ? "" : outer.path();
      if (!isNext) {
        return before;
      }
      return members == null
          ? Spot.itemPath(before, nodes.size())
          : Spot.memberPath(before, name == null ? key : name);
    }

    boolean hasSeen(String name, List<Node.Member> soFar) {
      if (soFar.size() < FEW) {
        for (Node.Member member : soFar) {
          if (member.key().equals(name)) {
            return true;
          }
        }
        return false;
      }
      if (keys == null) {
        keys = new HashSet<>();
        soFar.forEach(member -> keys.add(member.key()));
      }
      return !keys.add(name);
    }
  }

  void startObject(int line, int column) {
    checkNotEnded(line, column);
    open(line, column, true);
  }

  void startList(int line, int column) {
    checkNotEnded(line, column);
    if (innermost == null) {
      throw faults.stop("", line, column, "the document must be an object, not a list");
    }
    open(line, column, false);
  }

  private void open(int line, int column, boolean object) {
    if (++depth > DEEPEST) {
      String where = innermost == null ? "" : innermost.path();
      throw faults.stop(where, line, column, "is nested more than " + DEEPEST + " deep");
    }
    innermost = new Open(innermost, line, column, object);
  }

  private void checkNotEnded(int line, int column) {
    if (root != null) {
      throw faults.stop("", line, column, "there is something after the end of the document");
    }
  }

  void key(String name, int line, int column) {
    Open object = innermost;
    if (object == null || object.members == null) {
      throw new IllegalStateException("a key outside of an object");
    }
    object.key = name;
    object.awaitsValue = true;
    object.keyLine = line;
    object.keyColumn = column;
    if (object.hasSeen(name, object.members)) {
      faults.add(object.path(), line, column, "", "the key is there twice");
    }
  }

  void end() {
    Open closed = innermost;
    if (closed == null) {
      throw new IllegalStateException("an end without a start");
    }
    innermost = closed.outer;
    depth--;
    if (closed.members == null) {
      add(new Node.Items(closed.nodes, closed.line, closed.column));
    } else {
      add(new Node.Fields(closed.members, closed.line, closed.column));
    }
  }

  void add(Node node) {
    checkNotEnded(node.line(), node.column());
    if (innermost == null) {
      if (!(node instanceof Node.Fields fields)) {
        throw faults.stop(
            "", node.line(), node.column(), "the document must be an object, not " + node.kind());
      }
      root = fields;
    } else if (innermost.members == null) {
      innermost.nodes.add(node);
    } else {
      innermost.awaitsValue = false;
      innermost.members.add(
          new Node.Member(innermost.key, innermost.keyLine, innermost.keyColumn, node));
    }
  }

  /** Where the parser is, for faults of the form. */
  String path() {
    return innermost == null ? "" : innermost.path();
  }

  /**
   * Where a parser is that reads a key's value before it hands over the key.
   *
   * @param name the last key that the parser has read in the innermost object, if any
   * @param begun how many items or members the parser has begun in the innermost list or object
   */
  String pathAhead(@Nullable String name, int begun) {
    return innermost == null ? "" : innermost.pathAhead(name, begun);
  }

  Node.Fields root() {
    if (root == null) {
      throw faults.stop("", 1, 1, "the document is empty");
    }
    return root;
  }
}
