package dev.access4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageRequestTest {

  private final List<Integer> asked = new ArrayList<>();

  /** A page of the numbers below an end. */
  private List<Integer> page(PageRequest<Integer> request, int end) {
    int first = request.after().orElse(-1) + 1;
    asked.add(first);
    return IntStream.range(first, Math.min(end, first + request.limit())).boxed().toList();
  }

  @Test
  @DisplayName("a walk takes each row once, in order, and asks for no page more than it must")
  void walk() {
    for (int end = 0; end < 10; end++) {
      int rows = end;
      asked.clear();
      List<Integer> seen = new ArrayList<>();
      PageRequest.<Integer, Integer>walk(3, request -> page(request, rows), row -> row, seen::add);
      assertThat(seen).containsExactlyElementsOf(IntStream.range(0, rows).boxed().toList());
      assertThat(asked).as("%d rows", rows).hasSize(rows / 3 + 1);
    }
  }

  @Test
  @DisplayName("a page has at least one row")
  void empty() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PageRequest.<Integer, Integer>walk(
                    0, request -> page(request, 1), row -> row, row -> {}));
  }
}
