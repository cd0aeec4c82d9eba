using System.Text;
using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite.Desk;

/// <summary>What is erased, and merged out of the index of words, is in none of the file's bytes: not in a table, nor in the index, nor in pages that nobody uses.</summary>
public sealed class SqliteErasureTests : StoreTests<SqliteEngine>
{
    /// <summary>Words of which no part stands anywhere else.</summary>
    private static readonly string[] Words = ["靐龘", "zyzzyvaquokka", "齉爩"];

    [Theory]
    [InlineData(1)]
    [InlineData(400)]
    public async Task An_erased_conversation_leaves_none_of_its_words_in_the_file_once_the_index_is_merged(int others)
    {
        for (var at = 0; at < others; at++)
        {
            await SaveAsync($"other{at}", $"照片反光 my photo was blurry {at}");
            if (at == others / 2)
            {
                var turn = await SaveAsync("erased", string.Join(' ', Words));

                // The words move once through the index before they go.
                turn = await Store.StoreAsync(After(turn, $"{Words[1]} again"));
                await Store.StoreAsync(After(turn, string.Join(' ', Words.Reverse())));
            }
        }

        await FlushAsync();
        Assert.All(Words, word => Assert.NotEmpty(Traces(word)));

        await Engine.ExecuteAsync("PRAGMA foreign_keys = ON; DELETE FROM conversations WHERE id = 'of-erased'");
        await Engine.ExecuteAsync("INSERT INTO case_words (case_words) VALUES ('optimize')");
        await FlushAsync();

        Assert.All(Words, word => Assert.Empty(Traces(word)));
        await Engine.ExecuteAsync("INSERT INTO case_words (case_words, rank) VALUES ('integrity-check', 1)");
        Assert.Equal("ok", await Engine.ExecuteAsync("PRAGMA integrity_check"));
    }

    private async Task<TurnCommit> SaveAsync(string id, string words) => await Store.StoreAsync(Commits.First($"of-{id}", new SaveHandoffCase(Commits.Case(id), new() { Quote = words }, words)) with
    {
        Activities = [Activity.Message(words)],
    });

    private static TurnCommit After(TurnCommit turn, string words) => Commits.After(turn) with
    {
        Activities = [Activity.Message(words), Activity.Message("Answer")],
        Effects = [new SaveHandoffCase(Commits.Case("erased"), new() { Quote = words }, words)],
    };

    private async Task FlushAsync() => Assert.Equal(0L, Convert.ToInt64(await Engine.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)"), null));

    /// <summary>The files in which a word stands, as it is, as JSON writes it, or its last part, as an index shortens it.</summary>
    private string[] Traces(string word)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(word), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(word).Trim('"')), Encoding.UTF8.GetBytes(word[^Math.Min(word.Length, 6)..])];
        return [.. Directory.EnumerateFiles(Engine.Folder).Where(file => forms.Any(form => File.ReadAllBytes(file).AsSpan().IndexOf(form) >= 0))];
    }
}
