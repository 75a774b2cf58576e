package chat.parley.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// [DurableWritesContract] on PostgreSQL, whose connections may be lost.
final class DurableWritesPostgresIT extends DurableWritesContract {
    DurableWritesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }

    @Test
    void goesOnWithANewConnectionWhenTheOldOneWasLost() {
        write("beforeTheLoss");
        boolean ended =
                database()
                        .read(handle ->
                                handle.createQuery(
                                                """
                                                select bool_and(pg_terminate_backend(pid))
                                                from pg_stat_activity
                                                where application_name = 'parley-writer'
                                                  and datname = current_database()
                                                """)
                                        .mapTo(Boolean.class)
                                        .one());
        assertThat(ended).isTrue();
        assertThat(write("afterTheLoss")).isEqualTo(1);
    }
}
