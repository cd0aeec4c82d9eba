using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.Support.Waterfalls;

namespace SupportBot.Runtime.Support;

/// <summary>The dialogs of the product.</summary>
internal static class SupportDialogs
{
    private static readonly string[] Retries = ["shared/not-understood.1", "shared/not-understood.2", "shared/not-understood.3"];

    /// <summary>All of them. They hold no state, so one set serves every conversation.</summary>
    public static DialogSet Set { get; } = new(
    [
        RootDialog.Create(), ReasonDialog.Create(), RemedyDialog.Create(), CorrectionDialog.Create(), ChecklistDialog.Create(),
        ResubmissionDialog.Create(), FollowUpDialog.Create(), EscalationDialog.Create(), CustomerServiceDialog.Create(),
        RestartDialog.Create(), ManyTimesDialog.Create(), WaitingDialog.Create(), ResolvedDialog.Create(),
        new ChoicePrompt(Choices.ChoicePrompt, Retries), new ConfirmPrompt(Choices.ConfirmPrompt, Retries),
        new NumberPrompt(Choices.NumberPrompt, Retries), new TextPrompt(Choices.TextPrompt, Retries),
        new ReadingPrompt(Choices.ReadingPrompt, Retries),
    ]);
}
