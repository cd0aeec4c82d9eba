using SupportBot.Storage.Tests.Compliance;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite;

public sealed class SqliteMentionTests : MentionCompliance<SqliteEngine>;
