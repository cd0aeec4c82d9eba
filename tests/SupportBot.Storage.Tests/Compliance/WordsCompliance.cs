using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>How every storage engine finds cases by words: any part of a word, in any script, and signs that mean nothing but themselves.</summary>
public abstract class WordsCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private const string Chinese = "您好，我的护照照片反光了，系统说 DOCUMENT_GLARE，请帮帮我";

    private const string English = "It says Reflection over my name (3rd time), but \"passport.jpg\" is 100% sharp - why?";

    [Theory]
    [InlineData("护照")]
    [InlineData("反")]
    [InlineData("反光")]
    [InlineData("反光了")]
    [InlineData("护照照片反光")]
    [InlineData("片反光了，系统说")]
    [InlineData("照片 请帮帮我 护照")]
    [InlineData("DOCUMENT_GLARE")]
    [InlineData("document_gl")]
    [InlineData("glare，请")]
    [InlineData("系统说 document")]
    [InlineData("系统说　document")]
    [InlineData("ＤＯＣＵＭＥＮＴ")]
    public Task A_Chinese_line_is_found_by(string text) => FindsOnlyAsync("zh", text);

    [Theory]
    [InlineData("reflection")]
    [InlineData("REFLECTION name")]
    [InlineData("flect")]
    [InlineData("ov")]
    [InlineData("(3rd")]
    [InlineData("\"passport.jpg\"")]
    [InlineData("passport jpg")]
    [InlineData("100%")]
    [InlineData("why?")]
    [InlineData("- sharp")]
    public Task An_English_line_is_found_by(string text) => FindsOnlyAsync("en", text);

    [Theory]
    [InlineData("照护")]
    [InlineData("光反")]
    [InlineData("护照反光")]
    [InlineData("系统说document")]
    [InlineData("反光 窗")]
    [InlineData("reflections")]
    [InlineData("Reflectionover")]
    [InlineData("name over_")]
    [InlineData("10%")]
    public async Task No_line_is_found_by(string text)
    {
        await SaveBothAsync();

        Assert.Empty(await IdsAsync(text));
    }

    [Fact]
    public async Task A_word_is_found_while_it_is_typed()
    {
        await SaveBothAsync();
        foreach (var (id, word) in new[] { ("en", "Reflection"), ("zh", "护照照片反光"), ("zh", "DOCUMENT_GLARE") })
        {
            foreach (var length in Enumerable.Range(1, word.Length))
            {
                Assert.Contains(id, await IdsAsync(word[..length]));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t　\u0000 ")]
    public async Task No_words_ask_for_every_case(string text)
    {
        await SaveBothAsync();

        Assert.Equal(["en", "zh"], await IdsAsync(text));
    }

    [Theory]
    [MemberData(nameof(HostileWords.All), MemberType = typeof(HostileWords))]
    public async Task What_looks_like_a_command_is_only_text(string text)
    {
        await SaveAsync("with", $"so {text} it is");
        await SaveAsync("without", "mild silk");

        Assert.Equal(["with"], await IdsAsync(text));
    }

    [Fact]
    public async Task Of_many_words_the_first_eight_count_and_of_a_long_one_its_beginning()
    {
        await SaveAsync("few", "a1 a2 a3 a4 a5 a6 a7 a8");
        await SaveAsync("long", new string('x', 150));

        Assert.Equal(["few"], await IdsAsync("a1 a2 a3 a4 a5 a6 a7 a8 a9"));
        Assert.Empty(await IdsAsync("a1 a2 a3 a4 a5 a6 a7 a9"));
        Assert.Equal(["long"], await IdsAsync(new string('X', 100_000)));
    }

    [Fact]
    public async Task A_case_is_found_by_its_id_its_topic_the_words_for_it_and_what_was_told()
    {
        var facts = new CaseState { Topic = "reasons/name-mismatch", Quote = "名字不一致" }.With("document", "passport");
        await SaveAsync("casewithid", "line", facts);
        await SaveAsync("other", "line");

        foreach (var text in new[] { "CASEWITH", "withid", "reasons/name-mismatch", "name-mis", "不一致", "passport line" })
        {
            Assert.Equal(["casewithid"], await IdsAsync(text));
        }
    }

    [Fact]
    public async Task A_case_that_changed_is_found_by_its_new_words_and_no_more_by_the_old_ones()
    {
        var turn = await SaveAsync("case1", "照片反光", new() { Topic = "reasons/glare" });
        Assert.Equal(["case1"], await IdsAsync("反光 glare"));

        turn = await Store.StoreAsync(Commits.After(turn) with { Effects = [new SaveHandoffCase(Commits.Case("case1"), new() { Topic = "reasons/name-mismatch" }, null)] });
        Assert.Equal(["case1"], await IdsAsync("反光 mismatch"));
        Assert.Empty(await IdsAsync("glare"));

        await Store.StoreAsync(Commits.After(turn) with { Effects = [new SaveHandoffCase(Commits.Case("case1", CaseStatus.Resolved), new() { Topic = "reasons/name-mismatch" }, "Thank you")] });
        Assert.Equal(["case1"], await IdsAsync("thank"));
        Assert.Empty(await IdsAsync("反光"));
        await RestartAsync();
        Assert.Equal(["case1"], await IdsAsync("thank"));
    }

    [Fact]
    public async Task Words_narrow_what_else_is_asked_for_and_pages_follow_each_other()
    {
        for (var at = 0; at < 30; at++)
        {
            await SaveAsync($"case{at:D2}", at % 3 == 0 ? "照片反光" : "照片模糊");
        }

        Assert.Empty(await IdsAsync("反光", CaseStatus.Assigned));
        List<string> pages = [];
        for (var offset = 0; offset < 12; offset += 3)
        {
            var page = await Support.Cases.ListCasesAsync(new() { Statuses = [CaseStatus.Waiting], Text = "反光", Offset = offset, Limit = 3 }, Cancelled);
            Assert.Equal(10, page.Total);
            pages.AddRange(page.Rows.Select(row => row.Case.Id));
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(at => $"case{at * 3:D2}"), pages);
    }

    [Fact]
    public async Task Whatever_is_written_and_asked_the_same_cases_are_found_as_by_reading_them_all()
    {
        var random = new Random(20261126);
        var turns = new Dictionary<string, (TurnCommit Turn, string Line)>(StringComparer.Ordinal);
        string[] alphabet = ["a", "b", "B", "反", "光", " ", "-", "\""];
        string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => alphabet[random.Next(alphabet.Length)]));
        for (var round = 0; round < 150; round++)
        {
            var (id, line) = ($"k{random.Next(20):D2}", CaseLine.Of(Text(12)));
            var turn = turns.TryGetValue(id, out var known)
                ? await Store.StoreAsync(Commits.After(known.Turn) with { Effects = [new SaveHandoffCase(Commits.Case(id), new(), line)] })
                : await SaveAsync(id, line);
            turns[id] = (turn, line);
            var asked = Text(5);
            var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var expected = turns.Where(one => words.All(word => one.Value.Line.Contains(word, StringComparison.OrdinalIgnoreCase) || one.Key.Contains(word, StringComparison.Ordinal))).Select(one => one.Key);
            Assert.Equal(expected.Order(), (await IdsAsync(asked)).Order());
        }
    }

    [Fact]
    public async Task A_word_that_very_many_cases_have_is_not_counted_to_the_end_unless_that_is_wanted()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(at => SaveAsync($"case{at:D4}", at % 40 == 39 ? "rare words" : "common words")));
        var query = new CaseQuery { Statuses = [CaseStatus.Waiting], Text = "common w", Limit = 10 };
        var exact = await Support.Cases.ListCasesAsync(query, Cancelled);
        Assert.Equal((1_170, false), (exact.Total, exact.IsTotalLeast));

        var soon = await Support.Cases.ListCasesAsync(query with { IsTotalExact = false }, Cancelled);

        Assert.Equal((1_010, true), (soon.Total, soon.IsTotalLeast));
        Assert.Equal(exact.Rows.Select(row => row.Case.Id), soon.Rows.Select(row => row.Case.Id));
        var last = await Support.Cases.ListCasesAsync(query with { IsTotalExact = false, Offset = 1_160 }, Cancelled);
        Assert.Equal((10, 1_170, false), (last.Rows.Count, last.Total, last.IsTotalLeast));
        var rare = await Support.Cases.ListCasesAsync(query with { IsTotalExact = false, Text = "rare" }, Cancelled);
        Assert.Equal((30, false), (rare.Total, rare.IsTotalLeast));
    }

    /// <summary>What is found, which is the same whether all are counted or not.</summary>
    protected async Task<string[]> IdsAsync(string text, string? status = null)
    {
        var query = new CaseQuery { Text = text, Statuses = status is null ? [] : [status] };
        var (exact, soon) = (await Support.Cases.ListCasesAsync(query, Cancelled), await Support.Cases.ListCasesAsync(query with { IsTotalExact = false }, Cancelled));
        string[] ids = [.. exact.Rows.Select(row => row.Case.Id)];
        Assert.Equal(ids, soon.Rows.Select(row => row.Case.Id));
        Assert.Equal((exact.Total, false), (soon.Total, soon.IsTotalLeast));
        return ids;
    }

    protected Task<TurnCommit> SaveAsync(string id, string? line, CaseState? facts = null) =>
        Store.StoreAsync(Commits.First("of-" + id, new SaveHandoffCase(Commits.Case(id), facts ?? new(), line)));

    private async Task SaveBothAsync()
    {
        await SaveAsync("zh", Chinese);
        await SaveAsync("en", English);
    }

    private async Task FindsOnlyAsync(string id, string text)
    {
        await SaveBothAsync();

        Assert.Equal([id], await IdsAsync(text));
    }
}
