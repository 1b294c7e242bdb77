package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items of a page are one list. */
final class ListBlocks {
  private final Page page;
  private final Wording wording;
  private final ListHabits habits;

  ListBlocks(Page page, Wording wording, ListHabits habits) {
    this.page = page;
    this.wording = wording;
    this.habits = habits;
  }

  /** The outermost lists between two units, each as the indices of its items. */
  List<List<Integer>> between(int from, int to) {
    List<List<Integer>> lists = new ArrayList<>();
    Map<Integer, List<Integer>> open = new HashMap<>();
    for (int i = from; i < to; i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.ITEM)) {
        List<Integer> list = open.get(unit.group());
        if (list == null) {
          list = new ArrayList<>();
          lists.add(list);
          open.put(unit.group(), list);
        }
        list.add(i);
        i = Math.min(to, page.scopeEnd(i)) - 1;
      }
    }
    return lists;
  }

  /** Lists of one item each, with text between them, are one list that lost its indentation. */
  List<ListItems> joined(List<List<Integer>> lists, Region region) {
    List<ListItems> result = new ArrayList<>();
    for (boolean ordered : new boolean[] {true, false}) {
      List<List<Integer>> alike =
          lists.stream().filter(l -> page.unit(l.get(0)).level() >= 0 == ordered).toList();
      long single = alike.stream().filter(l -> l.size() == 1).count();
      boolean broken = single >= 2 && single * 2 >= alike.size() && ascending(alike, ordered);
      if (broken) {
        Set<Integer> last = new HashSet<>();
        List<Integer> all = new ArrayList<>();
        for (List<Integer> list : alike) {
          all.addAll(list);
          last.add(list.get(list.size() - 1));
        }
        result.add(new ListItems(all, last, region.to()));
      } else {
        for (List<Integer> list : alike) {
          int last = list.get(list.size() - 1);
          int after = page.scopeEnd(last);
          boolean code = after < region.to() && page.unit(after).is(Type.CODE);
          result.add(
              new ListItems(list, code ? Set.of(last) : Set.of(), code ? after + 1 : region.to()));
        }
      }
    }
    return result;
  }

  private boolean ascending(List<List<Integer>> lists, boolean ordered) {
    int before = -1;
    int breaks = 0;
    int strong = 0;
    for (List<Integer> list : lists) {
      Unit first = page.unit(list.get(0));
      strong += wording.isStrong(habits.prompt(first).text()) ? 1 : 0;
      breaks += ordered && first.level() <= before && first.level() != 1 ? 1 : 0;
      before = first.level();
    }
    return ordered ? breaks == 0 : strong * 2 >= lists.size();
  }
}
