// What nearly every slice uses: who may, the platform, controllers.
global using CqpMutualite.Domain.Access;
global using CqpMutualite.Web.Platform;
global using Microsoft.AspNetCore.Mvc;
