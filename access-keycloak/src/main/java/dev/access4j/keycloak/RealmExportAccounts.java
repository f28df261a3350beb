package dev.access4j.keycloak;

import dev.access4j.identity.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where each account stands in the files. Filled once; then immutable. */
final class RealmExportAccounts {

  private final List<String> subs = new ArrayList<>();
  private long[] offsets = new long[16];
  private final List<Path> files = new ArrayList<>();

  /** The ordinal of the first account of each file. */
  private final RealmExportOrdinals firsts = new RealmExportOrdinals();

  /** Begins a file: the accounts that follow are in it. */
  void begin(Path file) {
    files.add(file);
    firsts.add(subs.size());
  }

  /** Notes an account, and returns its ordinal. */
  int add(String sub, long offset) {
    int ordinal = subs.size();
    if (ordinal == offsets.length) {
      offsets = Arrays.copyOf(offsets, ordinal * 2);
    }
    offsets[ordinal] = offset;
    subs.add(sub);
    return ordinal;
  }

  int count() {
    return subs.size();
  }

  String sub(int ordinal) {
    return subs.get(ordinal);
  }

  /** Reads so many accounts from one on. */
  List<Account> page(int first, int limit) {
    List<Account> page = new ArrayList<>();
    int end = (int) Math.min(count(), (long) first + limit);
    for (int i = 0; i < files.size(); i++) {
      int last = i + 1 < files.size() ? firsts.get(i + 1) : count();
      int from = Math.max(firsts.get(i), first);
      int to = Math.min(last, end);
      if (from < to) {
        read(files.get(i), from, to, page);
      }
    }
    return page;
  }

  private void read(Path path, int from, int to, List<Account> into) {
    RealmExportFile.readFrom(
        path,
        offsets[from],
        file -> {
          int ordinal = from;
          while (ordinal < to && file.nextElement()) {
            RealmExportUser user = RealmExportUser.read(file);
            if (!user.program()) {
              if (!user.account().sub().equals(sub(ordinal))) {
                throw RealmExportFile.changed(path);
              }
              into.add(user.account());
              ordinal++;
            }
          }
          if (ordinal < to) {
            throw RealmExportFile.changed(path);
          }
        });
  }
}
