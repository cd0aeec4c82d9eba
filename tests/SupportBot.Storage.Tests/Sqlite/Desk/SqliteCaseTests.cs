using SupportBot.Storage.Tests.Compliance;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite.Desk;

public sealed class SqliteCaseTests : CaseCompliance<SqliteEngine>;
