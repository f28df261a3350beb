package dev.access4j.jdbc;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.Resource;
import java.util.Map;
import java.util.Optional;

/** The ways in which a table keeps resources and filters, and what each of them says of a row. */
enum ScopeVariant {
  ARRAYS {
    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      for (int i = 0; i < ScopeModel.KEYS.size(); i++) {
        columns.filterArray(spices.name(ScopeModel.KEYS.get(i)), "a" + i);
      }
      return columns;
    }
  },

  SINGLE_VALUES {
    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      for (int i = 0; i < ScopeModel.KEYS.size(); i++) {
        String key = spices.name(ScopeModel.KEYS.get(i));
        if (i == NEEDED) {
          columns.filterColumn(key, "o" + i);
        } else {
          columns.optionalFilterColumn(key, "o" + i);
        }
      }
      return columns;
    }

    @Override
    BusinessFilters filters(ScopeRow row) {
      return BusinessFilters.of(row.firsts(ScopeModel.KEYS.get(NEEDED)));
    }
  },

  JSON {
    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      return columns.filterJson("j");
    }

    @Override
    Optional<Resource> resource(ScopeRow row) {
      return row.json() == null ? row.either() : Optional.empty();
    }
  },

  /** On PostgreSQL as json, which keeps what was written; of UI flows only. */
  JSON_AS_WRITTEN {
    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      return columns.filterJson("w");
    }

    @Override
    ScopeColumns.Builder resources(ScopeColumns.Builder columns) {
      return columns.uiFlow("flow");
    }

    @Override
    Optional<Resource> resource(ScopeRow row) {
      return row.json() == null ? row.flow() : Optional.empty();
    }
  },

  TABLE {
    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      return columns.filterTable("id", "task_filter", "task_id", "filter_key", "filter_value");
    }
  },

  /** A column with a key, of swimlanes only. */
  KEY {
    @Override
    ScopeColumns columns(Spices spices) {
      return filters(ScopeColumns.of("t").resourceKey("resource_key", ScopeRow::key), spices)
          .build();
    }

    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      return ARRAYS.filters(columns, spices);
    }

    @Override
    Optional<Resource> resource(ScopeRow row) {
      return row.lane();
    }
  },

  NO_FILTERS {
    @Override
    ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices) {
      return columns.withoutFilters();
    }

    @Override
    ScopeColumns.Builder resources(ScopeColumns.Builder columns) {
      return columns.swimlane("process", "swimlane");
    }

    @Override
    Optional<Resource> resource(ScopeRow row) {
      return row.lane();
    }

    @Override
    BusinessFilters filters(ScopeRow row) {
      return BusinessFilters.of(Map.of());
    }
  };

  /** The key of which each row has a value. */
  private static final int NEEDED = 0;

  abstract ScopeColumns.Builder filters(ScopeColumns.Builder columns, Spices spices);

  ScopeColumns.Builder resources(ScopeColumns.Builder columns) {
    return columns.swimlane("process", "swimlane").uiFlow("t.flow");
  }

  ScopeColumns columns(Spices spices) {
    ScopeColumns.Builder columns = ScopeColumns.of("t").solution("solution").version("version");
    return filters(resources(columns), spices).build();
  }

  Optional<Resource> resource(ScopeRow row) {
    return row.either();
  }

  BusinessFilters filters(ScopeRow row) {
    return BusinessFilters.of(row.filters());
  }
}
