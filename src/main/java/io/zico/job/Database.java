package io.zico.job;

import static com.github.kagkarlsson.scheduler.PollingStrategyConfig.Type.FETCH;
import static com.github.kagkarlsson.scheduler.PollingStrategyConfig.Type.LOCK_AND_FETCH;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** What the scheduler must know about the database that it was given. */
record Database(String product, String url) {

  static Database of(DataSource dataSource) {
    try {
      return JdbcUtils.extractDatabaseMetaData(
          dataSource,
          metaData -> new Database(metaData.getDatabaseProductName(), metaData.getURL()));
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("the database cannot be reached", e);
    }
  }

  /** Whether no other process can have it open: what is running at the start is a dead one's. */
  boolean isEmbedded() {
    return url.startsWith("jdbc:h2:file:") || url.startsWith("jdbc:h2:mem:");
  }

  PollingStrategyConfig.Type pollingStrategy() {
    return isPostgres() ? LOCK_AND_FETCH : FETCH;
  }

  /** The scheduler does not know H2, and would warn of it at each start. */
  Optional<JdbcCustomization> jdbcCustomization() {
    return isPostgres() ? Optional.empty() : Optional.of(new DefaultJdbcCustomization(false));
  }

  private boolean isPostgres() {
    return product.equals("PostgreSQL");
  }
}
