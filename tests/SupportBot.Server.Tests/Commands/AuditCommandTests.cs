using Microsoft.Data.Sqlite;

namespace SupportBot.Server.Tests.Commands;

/// <summary>The desk's audit log, from the command line.</summary>
public sealed class AuditCommandTests
{
    private const string Key = "Storage:AuditKey=a key that is kept elsewhere";

    [Fact]
    public void A_log_that_is_whole_is_told_with_what_to_keep_elsewhere()
    {
        using var folder = Filled();
        var run = Audit(folder, "verify");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Matches("^The audit log is whole: 3 entries, the last with the hash [0-9a-f]{64}\\.$", run.Output.Trim());
    }

    [Fact]
    public void A_new_store_has_an_empty_log()
    {
        using var folder = new TemporaryFolder([]);
        Assert.Equal("The audit log is whole: 0 entries, the last with the hash -.", Audit(folder, "verify").Output.Trim());
    }

    [Theory]
    [InlineData("DROP TRIGGER audit_keeps_all; DELETE FROM audit WHERE id = 3", "Entries are missing at the end of the audit log. First broken id: 3.")]
    [InlineData("DROP TRIGGER audit_keeps_all; DELETE FROM audit WHERE id = 1", "An entry of the audit log does not follow from the one before: it was changed, or entries before it are missing. First broken id: 2.")]
    [InlineData("UPDATE audit_head SET seal = 'x'", "The seal of the audit log does not fit: somebody changed its end, or Storage:AuditKey is not the key it was sealed with. After a change of the key run audit seal. First broken id: 3.")]
    public void A_log_that_is_broken_ends_with_one_and_the_first_broken_id(string sql, string sentence)
    {
        using var folder = Filled();
        Execute(folder, sql);
        var run = Audit(folder, "verify");
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.Equal(sentence, run.Errors.Trim());
    }

    [Fact]
    public void An_export_is_one_object_a_line_and_stands_in_itself()
    {
        using var folder = Filled();
        var lines = Audit(folder, "export").Lines;
        Assert.Equal(["account.add", "account.list", "account.list", "audit.export"], lines.Select(line => line.GetProperty("action").GetString()));
        Assert.Equal([1, 2, 3, 4], lines.Select(line => line.GetProperty("id").GetInt32()));
        Assert.All(lines, line => Assert.Equal("system", line.GetProperty("agent").GetString()));
        Assert.Contains(lines[^1].GetProperty("hash").GetString()!, Audit(folder, "verify").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_change_of_the_key_the_log_is_sealed_anew()
    {
        using var folder = Filled();
        Assert.Equal(1, Audit(folder, "verify", "--set", Key).Exit);
        Assert.StartsWith("The audit log is whole: 4 entries", Audit(folder, "seal", "--set", Key).Output, StringComparison.Ordinal);
        Assert.Equal(0, Audit(folder, "verify", "--set", Key).Exit);
        Assert.Equal(1, Audit(folder, "verify").Exit);
    }

    [Fact]
    public void No_seal_is_put_on_a_log_that_was_cut_off()
    {
        using var folder = Filled();
        Execute(folder, "DROP TRIGGER audit_keeps_all; DELETE FROM audit WHERE id = 3");
        Assert.Equal("Entries are missing at the end of the audit log. First broken id: 3.", Audit(folder, "seal").Errors.Trim());
        Assert.Equal(1, Audit(folder, "verify").Exit);
    }

    [Fact]
    public void A_key_that_is_too_short_is_told()
    {
        using var folder = new TemporaryFolder([]);
        var run = Audit(folder, "verify", "--set", "Storage:AuditKey=short");
        Assert.Equal(2, run.Exit);
        Assert.Contains("AuditKey", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>A store whose log has three entries, by the command line.</summary>
    private static TemporaryFolder Filled()
    {
        var folder = new TemporaryFolder([]);
        Invocation.Run("", "agent", "add", "ben", "--data", folder.Path);
        Invocation.Run("", "agent", "list", "--data", folder.Path);
        Invocation.Run("", "agent", "list", "--data", folder.Path);
        return folder;
    }

    private static void Execute(TemporaryFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "supportbot.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Invocation Audit(TemporaryFolder folder, params string[] call) => Invocation.Run("", ["audit", .. call, "--data", folder.Path]);
}
