"""Alembic's environment: migrations run on the connection that bot.store.database hands over."""

from alembic import context

from bot.store.models import Base

connection = context.config.attributes["connection"]
sqlite = connection.dialect.name == "sqlite"
if sqlite:
    # A batch migration drops and renames tables; with foreign keys on, the rows that refer to them would go too.
    # The pragma has no effect inside a transaction, and the driver begins none by itself.
    connection.rollback()
    connection.connection.driver_connection.isolation_level = None
    connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")

context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=sqlite,
    transaction_per_migration=True,
)
try:
    with context.begin_transaction():
        context.run_migrations()
finally:
    if sqlite:
        connection.commit()
        connection.connection.cursor().execute("PRAGMA foreign_keys=ON")
