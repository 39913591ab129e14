package portico.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import portico.config.Complaint;
import portico.config.Database;

/** What can befall a month, and how it is put right: as a service manager would, never by touching the run. */
enum Blow {
    KILL_SERVER {
        @Override
        void strike(Scene scene, Node worker) {
            worker.kill();
        }

        @Override
        void putRight(Scene scene, Node worker) {
            worker.start().awaitReady();
        }
    },
    SHUT_SERVER_DOWN {
        @Override
        void strike(Scene scene, Node worker) {
            worker.terminate();
        }

        @Override
        void putRight(Scene scene, Node worker) {
            worker.start().awaitReady();
        }
    },
    FREEZE_SERVER {
        @Override
        void strike(Scene scene, Node worker) {
            worker.freeze();
            if (!scene.isForTwo()) {
                Pause.millis(LONGER_THAN_THE_LEASE);
            }
        }

        @Override
        void putRight(Scene scene, Node worker) {
            worker.thaw();
        }
    },
    KILL_DATABASE {
        @Override
        void strike(Scene scene, Node worker) {
            try {
                ProcessHandle postmaster = scene.database().postmaster();
                postmaster.destroyForcibly();
                postmaster.onExit().join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void putRight(Scene scene, Node worker) {
            startAgain(scene.database());
        }
    },
    STOP_DATABASE_AT_ONCE {
        @Override
        void strike(Scene scene, Node worker) {
            scene.database().stopImmediately();
        }

        @Override
        void putRight(Scene scene, Node worker) {
            startAgain(scene.database());
        }
    };

    /** Twenty seconds are the lease. */
    private static final long LONGER_THAN_THE_LEASE = 24_000;

    abstract void strike(Scene scene, Node worker);

    abstract void putRight(Scene scene, Node worker);

    boolean isOfServer() {
        return name().endsWith("SERVER") || this == SHUT_SERVER_DOWN;
    }

    /** The dead postmaster's children go by themselves, and until the last is gone no other may begin. */
    private static void startAgain(Database database) {
        Complaint last = null;
        for (int i = 0; i < 40; i++) {
            try {
                database.start();
                return;
            } catch (Complaint childrenAreLeft) {
                last = childrenAreLeft;
                Pause.millis(500);
            }
        }
        throw last;
    }
}
