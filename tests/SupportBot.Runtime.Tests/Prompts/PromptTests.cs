using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Tests.Prompts;

/// <summary>Each prompt is asked in one turn and answered in the next, with real words.</summary>
public sealed class PromptTests
{
    private static readonly TestContent Content = new TestContent()
        .Say("shared/help", "Which one?").Say("shared/button.done", "I am done.").Say("shared/button.cannot", "I can't")
        .Say("shared/not-understood.1", "First.").Say("shared/not-understood.2", "Second.").Say("shared/not-understood.3", "Third.").Say("shared/not-understood.3.again", "Fourth.")
        .Slot("document", ("passport", ["passport", "travel document"]), ("id-card", ["id card", "plastic"]))
        .TextIn("en", "shared/button.none", """{ "text": "None of these", "phrases": ["something else"] }""")
        .LexiconPart("en", "pick", """["number", "two"]""").List("times", "times").List("hours", "hours").List("not", "not")
        .LexiconPart("en", "numbers", """{ "one": 1, "two": 2, "three": 3 }""")
        .Intent("affirm", "^yes$", "sure").Intent("deny", "^no$").Intent("done", "finished").Intent("cancel", "stop it");

    private static readonly UtteranceReader Reader = new(Content.Snapshot);

    private static readonly PromptChoice[] Buttons =
    [
        new("done", "shared/button.done", ["done", "affirm"]), new("cannot", "shared/button.cannot", ["deny"]), new("none", "shared/button.none", []),
    ];

    private static readonly PromptChoice[] Documents =
    [
        new("passport", "slots/choice.document.passport", []), new("id-card", "slots/choice.document.id-card", []),
    ];

    private static readonly string[] Retries = ["shared/not-understood.1", "shared/not-understood.2", "shared/not-understood.3"];

    private Turn _turn = NewTurn();

    [Theory]
    [InlineData("I am done.", "done")]
    [InlineData("i am DONE", "done")]
    [InlineData("cannot", "cannot")]
    [InlineData("2", "cannot")]
    [InlineData("number two", "cannot")]
    [InlineData("it is finished", "done")]
    [InlineData("sure", "done")]
    [InlineData("no", "cannot")]
    [InlineData("something else", "none")]
    [InlineData("4", null)]
    [InlineData("0", null)]
    [InlineData("i have two of them", null)]
    [InlineData("2 times", null)]
    [InlineData("2 hours", null)]
    [InlineData("banana", null)]
    public void A_choice_is_known_by_label_number_words_and_intent(string message, string? value) =>
        Assert.Equal(value, Answer(new ChoicePrompt("prompt", Retries), new() { Choices = Buttons }, message));

    [Theory]
    [InlineData("my travel document", "passport")]
    [InlineData("the plastic one", "id-card")]
    [InlineData("passport or id card", null)]
    [InlineData("passport", "passport")]
    public void Words_that_mean_two_choices_mean_none(string message, string? value) =>
        Assert.Equal(value, Answer(new ChoicePrompt("prompt", Retries), new() { Choices = Documents }, message));

    [Theory]
    [InlineData("2", "2")]
    [InlineData("3", null)]
    public void Where_the_buttons_are_numbers_a_number_is_their_value_and_not_their_place(string message, string? value)
    {
        PromptChoice[] numbers = [new("2", "shared/button.done", []), new("5", "shared/button.cannot", []), new("7", "shared/button.none", [])];

        Assert.Equal(value, Answer(new ChoicePrompt("prompt", Retries), new() { Choices = numbers }, message));
    }

    [Theory]
    [InlineData("yes", ConfirmPrompt.Yes)]
    [InlineData("finished", ConfirmPrompt.Yes)]
    [InlineData("no", ConfirmPrompt.No)]
    [InlineData("stop it", ConfirmPrompt.No)]
    [InlineData("1", ConfirmPrompt.Yes)]
    [InlineData("2", ConfirmPrompt.No)]
    [InlineData("perhaps", null)]
    public void A_confirmation_is_yes_or_no(string message, string? value) =>
        Assert.Equal(value, Answer(new ConfirmPrompt("prompt", Retries), new() { Choices = ConfirmPrompt.Choices }, message));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1000", "1000")]
    [InlineData("three", "3")]
    [InlineData("it was 2 times", "2")]
    [InlineData("30 hours", "30")]
    [InlineData("I can't", "cannot")]
    [InlineData("no", "cannot")]
    [InlineData("0", null)]
    [InlineData("1001", null)]
    [InlineData("99999999999999", null)]
    [InlineData("many", null)]
    public void A_number_is_taken_within_its_limits(string message, string? value) => Assert.Equal(
        value, Answer(new NumberPrompt("prompt", Retries), new() { Minimum = 1, Maximum = 1000, Choices = [Buttons[1]] }, message));

    [Theory]
    [InlineData("I am done", "done")]
    [InlineData("2", "cannot")]
    [InlineData("my photo was blurry", "words:my photo was blurry")]
    [InlineData("reasons/glare", "words:reasons/glare")]
    [InlineData("words:reasons/glare", "words:words:reasons/glare")]
    [InlineData("yes", "words:yes")]
    [InlineData("", "words:")]
    public void Free_words_are_marked_so_that_nobody_can_forge_a_value(string message, string value) =>
        Assert.Equal(value, Answer(new TextPrompt("prompt", Retries), new() { Choices = Buttons }, message));

    [Theory]
    [InlineData("I am done", true)]
    [InlineData("2", false)]
    [InlineData("my photo was blurry", false)]
    public void A_text_prompt_claims_only_pressed_buttons(string message, bool accepts) => Assert.Equal(
        accepts, new TextPrompt("prompt", Retries).Accepts(Reader.Read(message), new() { Choices = Buttons }, NewTurn()));

    [Theory]
    [InlineData("5", true)]
    [InlineData("11", false)]
    [InlineData("banana", false)]
    public void A_prompt_claims_what_it_could_use(string message, bool accepts) => Assert.Equal(
        accepts, new NumberPrompt("prompt", Retries).Accepts(Reader.Read(message), new() { Minimum = 1, Maximum = 10 }, NewTurn()));

    [Fact]
    public void Each_answer_that_is_not_understood_is_met_with_other_words_and_the_question()
    {
        var prompt = new ChoicePrompt("prompt", Retries);
        IReadOnlyList<DialogInstance> stack = [new() { Dialog = "prompt", Prompt = new() { Text = "shared/help", Choices = Buttons } }];
        foreach (var retry in (string[])["First.", "Second.", "Third.", "Fourth.", "Third."])
        {
            var context = Context(prompt, stack, "banana");

            Assert.Equal(DialogTurnStatus.Waiting, context.Continue().Status);
            Assert.Equal([retry, "Which one?"], _turn.Replies.Select(reply => reply.Text));
            var buttons = _turn.Replies[^1].SuggestedActions!.Actions;
            Assert.Equal(retry is "Third." or "Fourth." ? 4 : 3, buttons.Count);
            Assert.Equal(retry is "Third." or "Fourth.", buttons[^1].Title == "shared/button person");
            stack = [.. context.Stack];
        }

        Assert.Equal(5, Assert.Single(stack).Prompt!.Attempts);
        Assert.Equal("done", Context(prompt, stack, "finished").Continue().Result);
    }

    [Fact]
    public void A_number_out_of_its_limits_is_asked_for_again()
    {
        var context = Context(new NumberPrompt("prompt", Retries), [new() { Dialog = "prompt", Prompt = new() { Text = "shared/help", Maximum = 10 } }], "11");

        Assert.Equal(DialogTurnStatus.Waiting, context.Continue().Status);
        Assert.Equal(["First.", "Which one?"], _turn.Replies.Select(reply => reply.Text));
    }

    [Fact]
    public void A_prompt_asks_again_when_what_stood_on_it_has_ended()
    {
        var context = Context(new ChoicePrompt("prompt", Retries), [new() { Dialog = "prompt", Prompt = new() { Text = "shared/help" } }], "");

        context.Begin("short");

        Assert.Equal(["Which one?"], _turn.Replies.Select(reply => reply.Text));
        Assert.Equal("prompt", context.Active!.Dialog);
    }

    private string? Answer(Dialog prompt, PromptState state, string message)
    {
        var result = Context(prompt, [new() { Dialog = "prompt", Prompt = state }], message).Continue();
        Assert.Equal(result.Status == DialogTurnStatus.Complete, result.Result is not null);
        return result.Result;
    }

    private DialogContext Context(Dialog prompt, IReadOnlyList<DialogInstance> stack, string message)
    {
        _turn = NewTurn();
        return new(new([prompt, new WaterfallDialog("short", new WaterfallStep("one", step => step.End()))]), _turn, Reader.Read(message), stack);
    }

    private static Turn NewTurn() => new(Content.Snapshot, "en", new(), DateTimeOffset.UnixEpoch, queue: null);
}
