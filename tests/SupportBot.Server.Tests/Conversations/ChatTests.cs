using SupportBot.Runtime.Chats;

namespace SupportBot.Server.Tests.Conversations;

public sealed class ChatTests
{
    public static TheoryData<string> Chats { get; } =
        [.. RealContent.Files.Where(file => file.Path.EndsWith(".chat", StringComparison.Ordinal)).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Chats))]
    public void The_conversation_comes_true(string path) =>
        Assert.Empty(new ChatPlayer(RealContent.Loaded).Play(RealContent.Files.Single(file => file.Path == path)));

    [Fact]
    public void Every_reason_has_a_conversation_in_every_language() =>
        Assert.All(RealContent.Loaded.Snapshot.Topics.Keys, topic => Assert.All(RealContent.Loaded.Snapshot.Locales, locale =>
            Assert.Contains($"{topic}/{locale}.chat", (IEnumerable<string>)Chats.Select(row => row.Data))));

    [Theory]
    [InlineData("user: glare on my id\nbot: we will surely pass it", "The reply does not say 'we will surely pass it'.", 2)]
    [InlineData("user: glare on my id\nbot not: flash", "The reply says 'flash'.", 2)]
    [InlineData("user: glare on my id\n[reason=expired-document]", "The conversation does not hold 'reason=expired-document'.", 2)]
    [InlineData("glare on my id", "The line 'glare on my id' is not understood.", 1)]
    public void A_conversation_that_does_not_come_true_is_told_with_its_line(string chat, string problem, int line)
    {
        var fault = Assert.Single(new ChatPlayer(RealContent.Loaded).Play(new("reasons/glare/en.chat", chat)));
        Assert.Equal((problem, line), (fault.Problem, fault.Line));
    }
}
