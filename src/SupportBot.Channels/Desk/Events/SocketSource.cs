using Microsoft.Extensions.Logging;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Events;

/// <summary>What is behind every socket of the desk.</summary>
internal sealed record SocketSource(
    TurnPipeline Pipeline,
    ICaseStore Cases,
    CaseViews Views,
    CaseViewers Viewers,
    LiveSignals Signals,
    AgentPresence Presence,
    DeskSessions Sessions,
    AuditTrail Audit,
    AlertBook Alerts,
    DeskTexts Texts,
    TimeProvider Time,
    ILogger<SocketSource> Log);
